package com.datifyy.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerDetails;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerLooks;
import com.datifyy.domain.profile.traits.EyeColor;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.SmokingHabit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsInWordsTest {
    private static final Visibility OPEN = new Visibility(true, true, true, true);

    @Test
    void what_is_meant_most_is_said_first_and_words_are_enumerated() {
        assertThat(said(
                        reason(PartnerLifestyle.SMOKING_PREFERENCES, MatchStrength.NICE_TO_HAVE, SmokingHabit.NEVER),
                        reason(
                                PartnerDetails.INTEREST_PREFERENCES,
                                MatchStrength.MUST_HAVE,
                                InterestCategory.ART,
                                InterestCategory.YOGA,
                                InterestCategory.OTHER)))
                .isEqualTo("They like what you hoped for: art and yoga. You think alike about smoking.");
    }

    @Test
    void no_more_than_three_sentences_and_none_twice() {
        assertThat(said(
                        reason(PartnerLooks.EYE_COLOR_PREFERENCES, MatchStrength.NICE_TO_HAVE, EyeColor.BROWN),
                        reason(PartnerLooks.HAIR_COLOR_PREFERENCES, MatchStrength.NICE_TO_HAVE),
                        reason(PartnerBasics.AGE_RANGE, MatchStrength.NICE_TO_HAVE),
                        reason(PartnerBasics.HEIGHT_RANGE, MatchStrength.NICE_TO_HAVE),
                        reason(PartnerLifestyle.SLEEP_SCHEDULES, MatchStrength.NICE_TO_HAVE)))
                .isEqualTo(
                        "They look the way you like. They are of an age you look for. They are as tall as you hoped.");
    }

    @Test
    void the_gender_goes_without_saying_and_something_kind_is_said_where_nothing_is_known() {
        assertThat(said(reason(PartnerBasics.LOOKING_FOR_GENDER, MatchStrength.MUST_HAVE)))
                .isEqualTo("We think that the two of you may get on well.");
    }

    @Test
    void d11_there_is_a_sentence_for_all_that_can_be_a_reason_and_for_nothing_else() {
        for (Criterion criterion : Criterion.values()) {
            boolean isSaid = ReasonPhrases.ENGLISH
                    .about(reason(criterion.preference(), MatchStrength.NICE_TO_HAVE))
                    .isPresent();

            assertThat(isSaid)
                    .as(criterion.name())
                    .isEqualTo(MatchReason.isPublished(criterion, OPEN) && criterion != Criterion.GENDER);
        }
    }

    private static String said(MatchReason... reasons) {
        return ReasonsInWords.of(List.of(reasons), ReasonPhrases.ENGLISH);
    }

    private static MatchReason reason(Attribute<?> preference, MatchStrength strength, Enum<?>... words) {
        return new MatchReason(preference, strength, Arrays.asList(words), List.of());
    }
}
