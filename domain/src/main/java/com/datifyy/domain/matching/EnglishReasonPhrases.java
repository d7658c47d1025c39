package com.datifyy.domain.matching;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.preferences.Absolutes;
import com.datifyy.domain.preferences.PartnerBackground;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerDetails;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerLooks;
import com.datifyy.domain.preferences.PartnerWork;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reasons in English.
final class EnglishReasonPhrases implements ReasonPhrases {
    private static final Set<String> SAYING_NOTHING = Set.of("OTHER", "PREFER_NOT_TO_SAY");

    /// What is said of each preference, with the words that apply in place of `%s` where it names some.
    private static final Map<Attribute<?>, String> SENTENCES = Map.ofEntries(
            Map.entry(PartnerBasics.AGE_RANGE, "They are of an age you look for."),
            Map.entry(Absolutes.DEAL_BREAKERS, "They are of an age you look for."),
            Map.entry(PartnerBasics.DISTANCE_PREFERENCE, "They live near enough to meet."),
            Map.entry(PartnerBasics.HEIGHT_RANGE, "They are as tall as you hoped."),
            Map.entry(PartnerBasics.RELATIONSHIP_GOALS, "You look for the same: %s."),
            Map.entry(PartnerBasics.LOCATION_PREFERENCES, "Where they live suits you."),
            Map.entry(PartnerDetails.EDUCATION_LEVELS, "Their education is what you hoped for: %s."),
            Map.entry(PartnerDetails.OCCUPATIONS, "They work in a field you like: %s."),
            Map.entry(PartnerDetails.LANGUAGE_PREFERENCES, "They speak a language you wished for: %s."),
            Map.entry(PartnerDetails.INTEREST_PREFERENCES, "They like what you hoped for: %s."),
            Map.entry(PartnerDetails.MIN_SHARED_INTERESTS, "You have interests in common."),
            Map.entry(PartnerLifestyle.CHILDREN_PREFERENCES, "You think alike about children."),
            Map.entry(PartnerLifestyle.DRINKING_PREFERENCES, "You think alike about drinking."),
            Map.entry(PartnerLifestyle.SMOKING_PREFERENCES, "You think alike about smoking."),
            Map.entry(PartnerLifestyle.DIETARY_PREFERENCES, "What they eat suits you: %s."),
            Map.entry(PartnerLifestyle.PET_PREFERENCES, "You think alike about pets."),
            Map.entry(PartnerLifestyle.WORKOUT_PREFERENCES, "They are as active as you like."),
            Map.entry(PartnerLifestyle.PERSONALITY_TYPES, "Their personality is one you like."),
            Map.entry(PartnerLifestyle.COMMUNICATION_STYLES, "Their way of talking suits you."),
            Map.entry(PartnerLifestyle.LOVE_LANGUAGES, "They show affection as you like it: %s."),
            Map.entry(PartnerLifestyle.SLEEP_SCHEDULES, "They keep hours that suit you."),
            Map.entry(PartnerBackground.MOTHER_TONGUE_PREFERENCES, "Their mother tongue is one you wished for."),
            Map.entry(PartnerBackground.NRI_PREFERENCE, "Where they live suits you."),
            Map.entry(PartnerBackground.RELOCATION_EXPECTATION, "You think alike about moving."),
            Map.entry(PartnerLooks.BODY_TYPE_PREFERENCES, "They look the way you like."),
            Map.entry(PartnerLooks.HAIR_COLOR_PREFERENCES, "They look the way you like."),
            Map.entry(PartnerLooks.EYE_COLOR_PREFERENCES, "They look the way you like."),
            Map.entry(PartnerLooks.FACIAL_HAIR_PREFERENCES, "They look the way you like."),
            Map.entry(PartnerLooks.TATTOO_PREFERENCE, "You think alike about tattoos."),
            Map.entry(PartnerLooks.PIERCING_PREFERENCE, "You think alike about piercings."),
            Map.entry(PartnerWork.EMPLOYMENT_PREFERENCES, "Their working life is as you hoped."),
            Map.entry(PartnerWork.INDUSTRY_PREFERENCES, "They work in an industry you like."),
            Map.entry(PartnerWork.MIN_YEARS_EXPERIENCE, "They are as experienced at work as you hoped."));

    @Override
    public Optional<String> about(MatchReason reason) {
        String sentence = SENTENCES.get(reason.preference());
        if (sentence == null) {
            return Optional.empty();
        }
        List<String> words = reason.words().stream()
                .map(Enum::name)
                .filter(word -> !SAYING_NOTHING.contains(word))
                .map(word -> inWords(reason, word))
                .toList();
        return Optional.of(words.isEmpty() ? sentence.replace(": %s", "") : sentence.replace("%s", enumerated(words)));
    }

    @Override
    public String withoutReasons() {
        return "We think that the two of you may get on well.";
    }

    private static String inWords(MatchReason reason, String name) {
        String words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return reason.preference().equals(PartnerDetails.LANGUAGE_PREFERENCES)
                ? Character.toUpperCase(words.charAt(0)) + words.substring(1)
                : words;
    }

    private static String enumerated(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
