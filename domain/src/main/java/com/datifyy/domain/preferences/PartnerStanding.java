package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Whole;
import java.util.List;

/// Demands on the partner’s account and profile.
public final class PartnerStanding {
    public static final Flag VERIFIED_ONLY = new Flag("verified_only");
    public static final Whole MAX_DAYS_INACTIVE = new Whole("max_days_inactive", 1, 365);
    public static final Flag PHOTOS_REQUIRED = new Flag("photos_required");
    public static final Whole MIN_PROFILE_COMPLETION = new Whole("min_profile_completion", 1, 100);

    static final List<Attribute<?>> ALL =
            List.of(VERIFIED_ONLY, MAX_DAYS_INACTIVE, PHOTOS_REQUIRED, MIN_PROFILE_COMPLETION);

    private PartnerStanding() {}
}
