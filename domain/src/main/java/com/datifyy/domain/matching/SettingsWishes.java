package com.datifyy.domain.matching;

import com.datifyy.domain.settings.DiscoverySettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.DistanceBucket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What somebody's discovery settings ask of the people who are recommended to them.
final class SettingsWishes {
    private SettingsWishes() {}

    /// The wishes of a card with those of the settings, in the order of the criteria. Radius and days count
    /// where somebody chose them: until then the partner preferences alone decide. Global mode sets the distance
    /// aside that somebody would like, and no deal-breaker: whoever rules long distances out is not shown anybody
    /// from far away until they take that back.
    static List<Wish> addedTo(List<Wish> wishes, UserSettings settings) {
        List<Wish> all = new ArrayList<>(wishes);
        Integer radius = settings.chosen().get(DiscoverySettings.DISTANCE_RADIUS);
        if (settings.isOn(DiscoverySettings.GLOBAL_MODE)) {
            all.removeIf(wish -> wish.criterion() == Criterion.DISTANCE && wish.scored());
        } else if (radius != null) {
            all.add(Wish.demand(Criterion.DISTANCE, DistanceBucket.of(radius).ordinal()));
        }
        if (settings.isOn(DiscoverySettings.VERIFIED_ONLY)) {
            all.add(Wish.demand(Criterion.VERIFIED, Words.YES));
        }
        Integer days = settings.chosen().get(DiscoverySettings.RECENTLY_ACTIVE_DAYS);
        if (days != null) {
            all.add(Wish.demand(Criterion.RECENTLY_ACTIVE, days));
        }
        all.sort(Comparator.comparing(Wish::criterion));
        return all;
    }
}
