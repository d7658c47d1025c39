package com.datifyy.domain.matching;

/// A demand of one's own that keeps people away.
public record Demand(Source source, Wish wish) {
    /// Where somebody made a demand, and can take it back.
    public enum Source {
        /// A partner preference that is a must.
        PREFERENCE,
        /// A deal-breaker or must-have.
        ABSOLUTE,
        /// A discovery setting.
        SETTING
    }

    public Criterion criterion() {
        return wish.criterion();
    }

    /// Whether people who miss it may be counted apart: it is about something that people publish, or about
    /// their account or profile as a whole.
    boolean isTold() {
        return isTold(Visibility.FULL);
    }

    /// Whether somebody who lets others see this much may be counted with those who miss it.
    boolean isTold(Visibility visibility) {
        return switch (criterion()) {
            case VERIFIED, PHOTOS, COMPLETION -> true;
            case RECENTLY_ACTIVE -> visibility.showsOnline();
            default -> MatchReason.isPublished(criterion(), visibility);
        };
    }
}
