package com.datifyy.domain.matching;

import static com.datifyy.domain.People.man;
import static com.datifyy.domain.People.woman;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.People;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerDetails;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerWork;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Work;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.profile.traits.SmokingHabit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchReasonTest {
    private static final Moment AT = Moment.of(People.NOON);

    @Test
    void reasons_name_the_viewers_wishes_and_the_words_that_meet_them() {
        MatchCard viewer = woman(1).demands(
                        PartnerDetails.INTEREST_PREFERENCES, Set.of(InterestCategory.ART, InterestCategory.YOGA))
                .wishes(PartnerBasics.AGE_RANGE, new AgeRange(25, 35))
                .wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER))
                .card();
        MatchCard other = man(2).tells(Details.INTERESTS, List.of(new InterestEntry(InterestCategory.YOGA, "")))
                .tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY)
                .card();

        assertThat(MatchReason.between(viewer, other, AT))
                .containsExactly(
                        new MatchReason(PartnerBasics.AGE_RANGE, MatchStrength.MUST_HAVE, List.of(), List.of()),
                        new MatchReason(
                                PartnerDetails.INTEREST_PREFERENCES,
                                MatchStrength.MUST_HAVE,
                                List.of(InterestCategory.YOGA),
                                List.of()));
    }

    @Test
    void d11_what_the_other_does_not_publish_is_no_reason() {
        MatchCard viewer = woman(1).wishes(PartnerLifestyle.RELIGIONS, Set.of(Religion.HINDU))
                .wishes(PartnerWork.INCOME_PREFERENCES, Set.of(IncomeRange.ABOVE_1_CRORE))
                .card();
        MatchCard other = man(2).tells(Lifestyle.RELIGION, Religion.HINDU)
                .tells(Work.INCOME_RANGE, IncomeRange.ABOVE_1_CRORE)
                .card();

        assertThat(MatchReason.between(viewer, other, AT)).isEmpty();
    }
}
