package com.datifyy.domain.settings;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Whole;
import java.util.List;

/// Whether somebody may be found, and whom they want recommended.
public final class DiscoverySettings {
    public static final Flag DISCOVERABLE = new Flag("discoverable");
    public static final Flag GLOBAL_MODE = new Flag("global_mode");
    public static final Flag VERIFIED_ONLY = new Flag("verified_only");

    /// In kilometres.
    public static final Whole DISTANCE_RADIUS = new Whole("distance_radius", 1, 10_000);

    public static final Whole RECENTLY_ACTIVE_DAYS = new Whole("recently_active_days", 1, 365);

    static final List<Attribute<?>> ALL =
            List.of(DISCOVERABLE, GLOBAL_MODE, VERIFIED_ONLY, DISTANCE_RADIUS, RECENTLY_ACTIVE_DAYS);

    private DiscoverySettings() {}
}
