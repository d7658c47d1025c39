package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.shared.Faults;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// How strongly each preference is meant, where somebody said so, and what holds where they did not.
///
/// @param chosen the preferences with a strength of their own
public record Strengths(Map<Attribute<?>, MatchStrength> chosen) {
    public static final Strengths DEFAULT = new Strengths(Map.of());

    /// What is a demand unless somebody softens it: these wishes have no middle.
    private static final Set<Attribute<?>> DEMANDS = Set.of(
            PartnerBasics.LOOKING_FOR_GENDER,
            PartnerBasics.AGE_RANGE,
            PartnerBasics.DISTANCE_PREFERENCE,
            PartnerDetails.MIN_SHARED_INTERESTS,
            PartnerStanding.VERIFIED_ONLY,
            PartnerStanding.MAX_DAYS_INACTIVE,
            PartnerStanding.PHOTOS_REQUIRED,
            PartnerStanding.MIN_PROFILE_COMPLETION);

    /// What has no strength: it qualifies another preference, or is absolute.
    private static final Set<Attribute<?>> WITHOUT_STRENGTH = Set.of(
            PartnerBasics.OPEN_TO_LONG_DISTANCE,
            PartnerDetails.MIN_LANGUAGE_PROFICIENCY,
            Absolutes.DEAL_BREAKERS,
            Absolutes.MUST_HAVES,
            Absolutes.CUSTOM_DEALBREAKERS);

    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when preferences are given a strength that cannot have
    ///     one
    public Strengths {
        var wrong = new Faults();
        chosen.keySet().stream()
                .filter(attribute -> !canBeSetFor(attribute))
                .forEach(attribute -> wrong.note("match_strengths." + attribute.name(), "cannot be set"));
        wrong.tell();
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }

    public static boolean canBeSetFor(Attribute<?> preference) {
        return !WITHOUT_STRENGTH.contains(preference);
    }

    /// The strength of a preference: the chosen one, else must have for gender, age, distance, shared interests
    /// and demands on the account, else nice to have.
    public MatchStrength of(Attribute<?> preference) {
        MatchStrength own = chosen.get(preference);
        if (own != null) {
            return own;
        }
        return DEMANDS.contains(preference) ? MatchStrength.MUST_HAVE : MatchStrength.NICE_TO_HAVE;
    }

    /// These strengths, with others laid over them.
    public Strengths with(Map<Attribute<?>, MatchStrength> changed) {
        Map<Attribute<?>, MatchStrength> together = new LinkedHashMap<>(chosen);
        together.putAll(changed);
        return new Strengths(together);
    }
}
