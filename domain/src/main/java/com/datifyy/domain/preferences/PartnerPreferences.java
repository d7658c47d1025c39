package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
import java.time.Instant;
import java.util.Map;

/// The partner one person looks for.
///
/// @param wishes what they said; a preference without an answer is no wish
/// @param strengths how strongly each is meant
/// @param version grows by one with every change
public record PartnerPreferences(UserId owner, Answers wishes, Strengths strengths, long version, Instant updatedAt) {
    private static final Answers INITIAL = Answers.NONE
            .with(PartnerBasics.AGE_RANGE, AgeRange.ANY)
            .with(PartnerBasics.DISTANCE_PREFERENCE, 50)
            .with(PartnerStanding.MAX_DAYS_INACTIVE, 30);

    /// What holds until somebody says otherwise: any adult age, at most 50 km away, active within 30 days.
    public static PartnerPreferences initial(UserId owner, Instant now) {
        return new PartnerPreferences(owner, INITIAL, Strengths.DEFAULT, 0, now);
    }

    /// The preferences after a partial update.
    ///
    /// @param changedStrengths laid over the present ones
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when a wish is not acceptable or a strength cannot be
    ///     set; all of that is told
    public PartnerPreferences with(Changes changes, Map<Attribute<?>, MatchStrength> changedStrengths, Instant now) {
        var wrong = new Faults();
        Answers wished = wishes.with(changes, wrong);
        Strengths meant = wrong.of(() -> strengths.with(changedStrengths));
        if (meant == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return new PartnerPreferences(owner, wished, meant, version + 1, now);
    }
}
