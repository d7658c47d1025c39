package com.datifyy.domain.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How lately somebody was there, as others learn it: nothing of whoever does not show it, and of everybody
/// else no more than the hour.
///
/// For a day the beginning of that hour is told, then the beginning of that day, and after thirty days
/// nothing any more; hours and days are those of UTC. So two times within one hour are told alike, however
/// often somebody asks, but for who is there right now.
///
/// @param online whether they were there within [SearchFilters#ONLINE], as searches for it find them
/// @param lastSeen the hour or the day in which they were there last, by its beginning; null when it is not
///     told
public record Presence(boolean online, @Nullable Instant lastSeen) {
    private static final Presence UNTOLD = new Presence(false, null);
    private static final Duration HOUR_TOLD = Duration.ofDays(1);
    private static final Duration DAY_TOLD = Duration.ofDays(30);

    public static Presence of(MatchCard card, Moment at) {
        return of(card.visibility(), card.standing().lastActiveAt(), at.now());
    }

    public static Presence of(Visibility visibility, Instant lastActiveAt, Instant now) {
        if (!visibility.showsOnline()) {
            return UNTOLD;
        }
        boolean online = !lastActiveAt.isBefore(now.minus(SearchFilters.ONLINE));
        Instant active = lastActiveAt.isAfter(now) ? now : lastActiveAt; // another instance's clock may be ahead
        Instant hour = active.truncatedTo(ChronoUnit.HOURS);
        Instant day = active.truncatedTo(ChronoUnit.DAYS);
        if (now.isBefore(hour.plus(HOUR_TOLD))) {
            return new Presence(online, hour);
        }
        return new Presence(online, now.isBefore(day.plus(DAY_TOLD)) ? day : null);
    }
}
