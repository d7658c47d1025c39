package com.datifyy.domain.settings;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Flag;
import java.util.List;

/// What somebody wants to be told about, and how.
public final class NotificationSettings {
    public static final Flag PUSH_ENABLED = new Flag("push_enabled");
    public static final Flag EMAIL_ENABLED = new Flag("email_enabled");
    public static final Flag SMS_ENABLED = new Flag("sms_enabled");
    public static final Flag NOTIFY_MATCHES = new Flag("notify_matches");
    public static final Flag NOTIFY_MESSAGES = new Flag("notify_messages");
    public static final Flag NOTIFY_LIKES = new Flag("notify_likes");
    public static final Flag NOTIFY_SUPER_LIKES = new Flag("notify_super_likes");
    public static final Flag NOTIFY_PROFILE_VIEWS = new Flag("notify_profile_views");

    static final List<Attribute<?>> ALL = List.of(
            PUSH_ENABLED,
            EMAIL_ENABLED,
            SMS_ENABLED,
            NOTIFY_MATCHES,
            NOTIFY_MESSAGES,
            NOTIFY_LIKES,
            NOTIFY_SUPER_LIKES,
            NOTIFY_PROFILE_VIEWS);

    private NotificationSettings() {}
}
