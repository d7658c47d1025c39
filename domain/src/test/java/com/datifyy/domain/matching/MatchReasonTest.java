package com.datifyy.domain.matching;

import static com.datifyy.domain.People.man;
import static com.datifyy.domain.People.woman;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerDetails;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerWork;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.Work;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.profile.traits.SmokingHabit;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
    void what_the_other_is_known_to_miss_is_told_apart() {
        MatchCard viewer = woman(1).wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER))
                .wishes(PartnerLifestyle.RELIGIONS, Set.of(Religion.HINDU))
                .wishes(PartnerBasics.AGE_RANGE, new AgeRange(25, 35))
                .card();
        MatchCard other = man(2).tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY)
                .tells(Lifestyle.RELIGION, Religion.JAIN)
                .card();

        assertThat(MatchReason.against(viewer, other, AT))
                .containsExactly(new MatchReason(
                        PartnerLifestyle.SMOKING_PREFERENCES, MatchStrength.NICE_TO_HAVE, List.of(), List.of()));
    }

    @Test
    void d11_reasons_of_random_pairs_follow_from_what_the_other_publishes_alone() {
        int told = 0;
        for (int i = 0; i < 3_000; i++) {
            MatchCard viewer = RandomPeople.card(1, 40_000 + i);
            MatchCard other = RandomPeople.card(2, 80_000 + i).asSeenByOthers();
            MatchCard published = publishedPartOf(RandomPeople.person(2, 80_000 + i));

            List<MatchReason> reasons = MatchReason.between(viewer, other, AT);
            List<MatchReason> misses = MatchReason.against(viewer, other, AT);

            assertThat(reasons).isEqualTo(MatchReason.between(viewer, published, AT));
            assertThat(misses).isEqualTo(MatchReason.against(viewer, published, AT));
            assertThat(Stream.concat(reasons.stream(), misses.stream()).flatMap(reason -> criteriaOf(reason).stream()))
                    .allMatch(criterion -> isPublic(criterion, other));
            told += reasons.size() + misses.size();
        }
        assertThat(told).isGreaterThan(3_000);
    }

    /// The card as it would be, had the person told nothing but what others are shown, and wished nothing.
    private static MatchCard publishedPartOf(People person) {
        Visibility visibility = person.card().visibility();
        ProfileGroup.everyAttribute()
                .filter(attribute -> attribute.equals(Basics.DATE_OF_BIRTH)
                        ? !visibility.showsAge()
                        : !PublishedProfile.ATTRIBUTES.contains(attribute))
                .forEach(person::keepsToThemselves);
        MatchCard card = person.card().asSeenByOthers();
        Standing shown = new Standing(true, card.standing().verified(), Instant.EPOCH);
        return new MatchCard(card.owner(), shown, visibility, card.traits(), List.of());
    }

    private static List<Criterion> criteriaOf(MatchReason reason) {
        return Stream.of(Criterion.values())
                .filter(criterion -> criterion.preference().equals(reason.preference()))
                .toList();
    }

    private static boolean isPublic(Criterion criterion, MatchCard other) {
        Attribute<?> trait = criterion.trait();
        return trait != null
                && (trait.equals(Basics.DATE_OF_BIRTH)
                        ? other.visibility().showsAge()
                        : PublishedProfile.ATTRIBUTES.contains(trait));
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
