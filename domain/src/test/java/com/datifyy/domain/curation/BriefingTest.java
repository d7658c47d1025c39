package com.datifyy.domain.curation;

import static com.datifyy.domain.curation.Pairs.NOON;
import static com.datifyy.domain.curation.Pairs.briefing;
import static com.datifyy.domain.curation.Pairs.subject;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.People;
import com.datifyy.domain.curation.Aspect.Side;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Verdict;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerWork;
import com.datifyy.domain.profile.Background;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Looks;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.Work;
import com.datifyy.domain.profile.traits.DietaryPreference;
import com.datifyy.domain.profile.traits.DisabilityStatus;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.Ethnicity;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.PoliticalView;
import com.datifyy.domain.profile.traits.RelationshipGoal;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Texts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BriefingTest {
    private static final People MAYA = People.woman(7001)
            .tells(Basics.NAME, "Maya Iyer-Example")
            .tells(Basics.PHONE_NUMBER, "+919800000001")
            .tells(Details.BIO, "Maya here, from Pune! Mail maya@example.com, I work at Acme Example.")
            .tells(Details.COMPANY, "Acme Example")
            .tells(Details.SCHOOL, "Example College")
            .tells(Details.HOMETOWN, "Nagpur")
            .tells(Details.LOCATION, new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.85)))
            .tells(
                    Details.INTERESTS,
                    List.of(
                            new InterestEntry(InterestCategory.HIKING, "Hills near Pune"),
                            new InterestEntry(InterestCategory.MUSIC, "")))
            .tells(Details.RELATIONSHIP_GOALS, Set.of(RelationshipGoal.values()[0]))
            .tells(Lifestyle.DRINKING, DrinkingHabit.values()[0])
            .tells(Lifestyle.DIETARY_PREFERENCE, DietaryPreference.HALAL)
            .tells(Lifestyle.RELIGION, Religion.values()[1])
            .tells(Lifestyle.POLITICAL_VIEW, PoliticalView.values()[1])
            .tells(Background.CASTE, "Castesample")
            .tells(Background.MOTHER_TONGUE, "Tonguesample")
            .tells(Background.ETHNICITY, Set.of(Ethnicity.values()[1]))
            .tells(Looks.DISABILITY_STATUS, DisabilityStatus.values()[1])
            .tells(Work.INCOME_RANGE, IncomeRange.values()[3])
            .tells(Work.HIGHEST_EDUCATION, EducationLevel.values()[3]);

    @Test
    void g3_a_portrait_tells_bands_and_words_and_nothing_that_names_anybody() {
        Portrait maya = briefing(MAYA, People.man(7002)).a();

        assertThat(maya.age()).isEqualTo(AgeBand.FROM_30);
        assertThat(maya.gender()).isEqualTo(Gender.FEMALE);
        assertThat(maya.bio()).isEqualTo("[removed] here, from [removed]! Mail [removed] I work at [removed].");
        assertThat(maya.words("interests")).containsExactly("hiking", "music", "Hills near [removed]");
        assertThat(maya.facts())
                .extracting(Fact::name)
                .containsExactly("relationship_goals", "interests", "education", "drinking");
        assertThat(maya.toString())
                .doesNotContainIgnoringCase(
                        "Maya", "Iyer", "Pune", "Nagpur", "India", "Acme", "College", "98000", "7001", "1996", "73.8");
    }

    @Test
    void d12_sensitive_answers_and_what_hints_at_them_are_not_told() {
        assertThat(briefing(MAYA, People.man(7002)).toString().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(
                        "halal",
                        "castesample",
                        "tonguesample",
                        Texts.words(Religion.values()[1]),
                        Texts.words(PoliticalView.values()[1]),
                        Texts.words(Ethnicity.values()[1]),
                        Texts.words(IncomeRange.values()[3]));
    }

    @Test
    void d12_wishes_about_sensitive_things_count_in_the_score_and_are_not_told() {
        var one = People.woman(7003)
                .looksFor(Gender.MALE)
                .wishes(PartnerLifestyle.RELIGIONS, Set.of(Religion.values()[1]))
                .wishes(PartnerWork.INCOME_PREFERENCES, Set.of(IncomeRange.values()[3]))
                .wishes(PartnerLifestyle.DRINKING_PREFERENCES, Set.of(DrinkingHabit.values()[0]));
        var other = People.man(7004)
                .tells(Lifestyle.RELIGION, Religion.values()[2])
                .tells(Lifestyle.DRINKING, DrinkingHabit.values()[0]);

        Briefing told = briefing(one, other);

        assertThat(told.aspects()).singleElement().satisfies(aspect -> {
            assertThat(aspect.criterion()).isEqualTo(Criterion.DRINKING);
            assertThat(aspect.wishOf()).isEqualTo(Side.A);
            assertThat(aspect.verdict()).isEqualTo(Verdict.SATISFIED);
        });
        assertThat(told.score())
                .isEqualTo(Compatibility.percent(Compatibility.pointsBetween(one.card(), other.card(), NOON)));
    }

    @Test
    void g3_whoever_hides_age_and_distance_is_told_about_without_them() {
        var here = new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.85));
        var one = People.woman(7005)
                .tells(Details.LOCATION, here)
                .wishes(PartnerBasics.AGE_RANGE, new com.datifyy.domain.preferences.AgeRange(25, 40))
                .wishes(PartnerBasics.DISTANCE_PREFERENCE, 50);
        var other = People.man(7006).tells(Details.LOCATION, here);

        assertThat(briefing(one, other).distance()).isNotNull();
        assertThat(briefing(one, other).aspects())
                .extracting(Aspect::criterion)
                .containsExactly(Criterion.AGE, Criterion.DISTANCE);

        Briefing hidden = briefing(one, other.letsSee(new Visibility(true, false, false, true)));

        assertThat(hidden.distance()).isNull();
        assertThat(hidden.b().age()).isNull();
        assertThat(hidden.aspects()).isEmpty();
    }

    @Test
    void a_pair_has_one_briefing_and_one_hash_whoever_is_named_first() {
        var other = People.man(7002);

        assertThat(briefing(other, MAYA)).isEqualTo(briefing(MAYA, other));
        assertThat(InputHash.of(briefing(other, MAYA), "1", List.of("m")))
                .isEqualTo(InputHash.of(briefing(MAYA, other), "1", List.of("m")));
    }

    @Test
    void the_hash_changes_with_what_is_told_who_is_asked_and_how() {
        Briefing told = Pairs.scoring(70);
        InputHash hash = InputHash.of(told, "1", List.of("m", "n"));

        assertThat(List.of(
                        InputHash.of(told, "2", List.of("m", "n")),
                        InputHash.of(told, "1", List.of("n", "m")),
                        InputHash.of(told, "1", List.of("mn")),
                        InputHash.of(Pairs.scoring(71), "1", List.of("m", "n")),
                        InputHash.of(Pairs.scoring(70, "Other words."), "1", List.of("m", "n"))))
                .doesNotContain(hash)
                .doesNotHaveDuplicates();
    }

    @Test
    void g2_a_block_or_a_missed_demand_makes_a_pair_ineligible() {
        var one = People.woman(7007)
                .looksFor(Gender.FEMALE)
                .means(PartnerBasics.LOOKING_FOR_GENDER, com.datifyy.domain.preferences.MatchStrength.MUST_HAVE);
        var other = People.man(7008);

        assertThat(briefing(one, other).eligible()).isFalse();
        assertThat(briefing(People.woman(7009), other).eligible()).isTrue();
        assertThat(Briefing.about(subject(People.woman(7009)), subject(other), true, NOON)
                        .eligible())
                .isFalse();
    }

    @Test
    void ages_fall_into_bands() {
        assertThat(List.of(18, 24, 25, 29, 30, 34, 39, 49, 59, 60, 99))
                .extracting(AgeBand::of)
                .containsExactly(
                        AgeBand.FROM_18,
                        AgeBand.FROM_18,
                        AgeBand.FROM_25,
                        AgeBand.FROM_25,
                        AgeBand.FROM_30,
                        AgeBand.FROM_30,
                        AgeBand.FROM_35,
                        AgeBand.FROM_40,
                        AgeBand.FROM_50,
                        AgeBand.FROM_60,
                        AgeBand.FROM_60);
        assertThat(AgeBand.FROM_60.words()).isEqualTo("60 or older");
    }
}
