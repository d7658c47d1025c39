package com.datifyy.domain.settings;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Flag;
import java.util.List;

/// What somebody lets others see.
public final class PrivacySettings {
    public static final Flag PUBLIC_PROFILE = new Flag("public_profile");
    public static final Flag SHOW_ONLINE_STATUS = new Flag("show_online_status");
    public static final Flag SHOW_DISTANCE = new Flag("show_distance");
    public static final Flag SHOW_AGE = new Flag("show_age");
    public static final Flag ALLOW_SEARCH_ENGINES = new Flag("allow_search_engines");
    public static final Flag INCOGNITO_MODE = new Flag("incognito_mode");
    public static final Flag READ_RECEIPTS = new Flag("read_receipts");

    /// Whether a provider of AI may be told, without name and place, what somebody says about themselves.
    public static final Flag AI_COMMENTARY = new Flag("ai_commentary");

    static final List<Attribute<?>> ALL = List.of(
            PUBLIC_PROFILE,
            SHOW_ONLINE_STATUS,
            SHOW_DISTANCE,
            SHOW_AGE,
            ALLOW_SEARCH_ENGINES,
            INCOGNITO_MODE,
            READ_RECEIPTS,
            AI_COMMENTARY);

    private PrivacySettings() {}
}
