package com.datifyy.domain.matching;

import static com.datifyy.domain.People.man;
import static com.datifyy.domain.People.woman;
import static com.datifyy.domain.matching.Verdict.SATISFIED;
import static com.datifyy.domain.matching.Verdict.UNKNOWN;
import static com.datifyy.domain.matching.Verdict.VIOLATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.preferences.Absolutes;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.DisabilityAcceptance;
import com.datifyy.domain.preferences.FinancialExpectation;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.ManglikPreference;
import com.datifyy.domain.preferences.MustHave;
import com.datifyy.domain.preferences.MustHaveType;
import com.datifyy.domain.preferences.NriPreference;
import com.datifyy.domain.preferences.PartnerBackground;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerDetails;
import com.datifyy.domain.preferences.PartnerFamily;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerLooks;
import com.datifyy.domain.preferences.PartnerStanding;
import com.datifyy.domain.preferences.PartnerWork;
import com.datifyy.domain.preferences.PropertyOwnership;
import com.datifyy.domain.preferences.RelocationExpectation;
import com.datifyy.domain.preferences.TattooPreference;
import com.datifyy.domain.profile.Background;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.EducationEntry;
import com.datifyy.domain.profile.Family;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.LanguageEntry;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Looks;
import com.datifyy.domain.profile.OccupationEntry;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.Work;
import com.datifyy.domain.profile.traits.ChildrenPreference;
import com.datifyy.domain.profile.traits.DietaryPreference;
import com.datifyy.domain.profile.traits.DisabilityStatus;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.EmploymentType;
import com.datifyy.domain.profile.traits.Ethnicity;
import com.datifyy.domain.profile.traits.Importance;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.LivingSituation;
import com.datifyy.domain.profile.traits.ManglikStatus;
import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.profile.traits.PoliticalView;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.profile.traits.WorkoutFrequency;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CriteriaTest {
    private static final Moment AT = Moment.of(People.NOON);

    private static Arguments row(
            Criterion criterion, UnaryOperator<People> wish, UnaryOperator<People> trait, Verdict verdict) {
        return arguments(criterion, wish, trait, verdict);
    }

    static Stream<Arguments> what_the_tables_say() {
        UnaryOperator<People> nothing = p -> p;
        return Stream.of(
                row(
                        Criterion.HEIGHT,
                        p -> p.wishes(PartnerBasics.HEIGHT_RANGE, new HeightRange(160, 180)),
                        p -> p.tells(Details.HEIGHT, 180),
                        SATISFIED),
                row(
                        Criterion.HEIGHT,
                        p -> p.wishes(PartnerBasics.HEIGHT_RANGE, new HeightRange(160, 180)),
                        p -> p.tells(Details.HEIGHT, 181),
                        VIOLATED),
                row(
                        Criterion.HEIGHT,
                        p -> p.wishes(PartnerBasics.HEIGHT_RANGE, new HeightRange(160, 180)),
                        nothing,
                        UNKNOWN),
                row(
                        Criterion.PLACE,
                        p -> p.wishes(PartnerBasics.LOCATION_PREFERENCES, List.of("pune", "delhi")),
                        p -> p.tells(Details.LOCATION, new Residence("IN", "India", "Pune", null)),
                        SATISFIED),
                row(
                        Criterion.PLACE,
                        p -> p.wishes(PartnerBasics.LOCATION_PREFERENCES, List.of("delhi")),
                        p -> p.tells(Details.LOCATION, new Residence("IN", "India", "Pune", null)),
                        VIOLATED),
                row(
                        Criterion.EDUCATION,
                        p -> p.wishes(PartnerDetails.EDUCATION_LEVELS, Set.of(EducationLevel.MBA)),
                        p -> p.tells(Work.HIGHEST_EDUCATION, EducationLevel.PHD)
                                .tells(
                                        Details.EDUCATION,
                                        List.of(new EducationEntry(EducationLevel.MBA, "", "", "", 0))),
                        SATISFIED),
                row(
                        Criterion.OCCUPATION,
                        p -> p.wishes(PartnerDetails.OCCUPATIONS, Set.of(OccupationCategory.DOCTOR)),
                        p -> p.tells(
                                Details.OCCUPATIONS, List.of(new OccupationEntry(OccupationCategory.NURSE, "", ""))),
                        VIOLATED),
                row(
                        Criterion.LANGUAGE,
                        p -> p.wishes(PartnerDetails.LANGUAGE_PREFERENCES, Set.of(LanguageCode.HINDI)),
                        p -> speaks(p, LanguageCode.HINDI, null),
                        SATISFIED),
                row(
                        Criterion.LANGUAGE_FLUENT,
                        p -> p.wishes(PartnerDetails.LANGUAGE_PREFERENCES, Set.of(LanguageCode.HINDI))
                                .wishes(PartnerDetails.MIN_LANGUAGE_PROFICIENCY, LanguageProficiency.FLUENT),
                        p -> speaks(p, LanguageCode.HINDI, LanguageProficiency.BASIC),
                        VIOLATED),
                row(
                        Criterion.LANGUAGE_FLUENT,
                        p -> p.wishes(PartnerDetails.LANGUAGE_PREFERENCES, Set.of(LanguageCode.HINDI))
                                .wishes(PartnerDetails.MIN_LANGUAGE_PROFICIENCY, LanguageProficiency.FLUENT),
                        p -> speaks(p, LanguageCode.HINDI, LanguageProficiency.NATIVE),
                        SATISFIED),
                row(
                        Criterion.LANGUAGE_FLUENT,
                        p -> p.wishes(PartnerDetails.LANGUAGE_PREFERENCES, Set.of(LanguageCode.HINDI))
                                .wishes(PartnerDetails.MIN_LANGUAGE_PROFICIENCY, LanguageProficiency.FLUENT),
                        nothing,
                        UNKNOWN),
                row(
                        Criterion.SHARED_INTERESTS,
                        p -> likes(p, InterestCategory.ART, InterestCategory.YOGA)
                                .wishes(PartnerDetails.MIN_SHARED_INTERESTS, 2),
                        p -> likes(p, InterestCategory.ART, InterestCategory.YOGA, InterestCategory.PETS),
                        SATISFIED),
                row(
                        Criterion.SHARED_INTERESTS,
                        p -> likes(p, InterestCategory.ART, InterestCategory.YOGA)
                                .wishes(PartnerDetails.MIN_SHARED_INTERESTS, 2),
                        p -> likes(p, InterestCategory.ART),
                        VIOLATED),
                row(
                        Criterion.RELIGION_IMPORTANCE,
                        p -> p.wishes(PartnerLifestyle.RELIGION_IMPORTANCE, Importance.IMPORTANT),
                        p -> p.tells(Lifestyle.RELIGION_IMPORTANCE, Importance.VERY_IMPORTANT),
                        SATISFIED),
                row(
                        Criterion.RELIGION_IMPORTANCE,
                        p -> p.wishes(PartnerLifestyle.RELIGION_IMPORTANCE, Importance.IMPORTANT),
                        p -> p.tells(Lifestyle.RELIGION_IMPORTANCE, Importance.NOT_IMPORTANT),
                        VIOLATED),
                row(
                        Criterion.PERSONALITY,
                        p -> p.wishes(PartnerLifestyle.PERSONALITY_TYPES, List.of("INTJ")),
                        p -> p.tells(Lifestyle.PERSONALITY_TYPE, "intj"),
                        SATISFIED),
                row(
                        Criterion.MANGLIK,
                        p -> p.wishes(PartnerBackground.MANGLIK_PREFERENCE, ManglikPreference.MANGLIK_ONLY),
                        p -> p.tells(Background.MANGLIK_STATUS, ManglikStatus.ANSHIK_MANGLIK),
                        SATISFIED),
                row(
                        Criterion.MANGLIK,
                        p -> p.wishes(PartnerBackground.MANGLIK_PREFERENCE, ManglikPreference.MANGLIK_ONLY),
                        p -> p.tells(Background.MANGLIK_STATUS, ManglikStatus.UNKNOWN),
                        UNKNOWN),
                row(
                        Criterion.ETHNICITY,
                        p -> p.wishes(PartnerBackground.ETHNICITY_PREFERENCES, Set.of(Ethnicity.SOUTH_ASIAN)),
                        p -> p.tells(Background.ETHNICITY, Set.of(Ethnicity.SOUTH_ASIAN, Ethnicity.ASIAN)),
                        SATISFIED),
                row(
                        Criterion.RESIDENT_ABROAD,
                        p -> p.wishes(PartnerBackground.NRI_PREFERENCE, NriPreference.NRI_ONLY),
                        p -> p.tells(Details.LOCATION, new Residence("IN", "", "", null)),
                        VIOLATED),
                row(
                        Criterion.RESIDENT_ABROAD,
                        p -> p.wishes(PartnerBackground.NRI_PREFERENCE, NriPreference.NRI_ONLY),
                        p -> p.tells(Details.LOCATION, new Residence("GB", "", "", null)),
                        SATISFIED),
                row(
                        Criterion.HOROSCOPE,
                        p -> p.wishes(PartnerBackground.HOROSCOPE_MATCHING_REQUIRED, true),
                        p -> p.tells(Background.HOROSCOPE_AVAILABLE, false),
                        VIOLATED),
                row(
                        Criterion.RELOCATION,
                        p -> p.wishes(PartnerBackground.RELOCATION_EXPECTATION, RelocationExpectation.MUST_RELOCATE),
                        p -> p.tells(Background.WILLING_TO_RELOCATE, true),
                        SATISFIED),
                row(
                        Criterion.TATTOOS,
                        p -> p.wishes(PartnerLooks.TATTOO_PREFERENCE, TattooPreference.PREFER_WITHOUT),
                        p -> p.tells(Looks.HAS_TATTOOS, true),
                        VIOLATED),
                row(
                        Criterion.DISABILITY,
                        p -> p.wishes(PartnerLooks.DISABILITY_ACCEPTANCE, DisabilityAcceptance.PREFER_WITHOUT),
                        p -> p.tells(Looks.DISABILITY_STATUS, DisabilityStatus.PREFER_NOT_TO_SAY),
                        UNKNOWN),
                row(
                        Criterion.EXPERIENCE,
                        p -> p.wishes(PartnerWork.MIN_YEARS_EXPERIENCE, 3),
                        p -> p.tells(Work.YEARS_OF_EXPERIENCE, 3),
                        SATISFIED),
                row(
                        Criterion.EXPERIENCE,
                        p -> p.wishes(PartnerWork.MIN_YEARS_EXPERIENCE, 3),
                        p -> p.tells(Work.YEARS_OF_EXPERIENCE, 0),
                        VIOLATED),
                row(
                        Criterion.FINANCES,
                        p -> p.wishes(PartnerWork.FINANCIAL_EXPECTATION, FinancialExpectation.STABLE),
                        p -> p.tells(Work.INCOME_RANGE, IncomeRange.FROM_7_TO_10_LAKH),
                        VIOLATED),
                row(
                        Criterion.FINANCES,
                        p -> p.wishes(PartnerWork.FINANCIAL_EXPECTATION, FinancialExpectation.STABLE),
                        p -> p.tells(Work.INCOME_RANGE, IncomeRange.FROM_10_TO_15_LAKH),
                        SATISFIED),
                row(
                        Criterion.SIBLINGS,
                        p -> p.wishes(PartnerFamily.MAX_SIBLINGS, 2),
                        p -> p.tells(Family.NUM_SIBLINGS, 3),
                        VIOLATED),
                row(
                        Criterion.SIBLINGS,
                        p -> p.wishes(PartnerFamily.MAX_SIBLINGS, 2),
                        p -> p.tells(Family.NUM_SIBLINGS, 0),
                        SATISFIED),
                row(
                        Criterion.VERIFIED,
                        p -> p.wishes(PartnerStanding.VERIFIED_ONLY, true),
                        People::unverified,
                        VIOLATED),
                row(
                        Criterion.RECENTLY_ACTIVE,
                        p -> p.wishes(PartnerStanding.MAX_DAYS_INACTIVE, 7),
                        p -> p.lastActiveAt(
                                People.NOON.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(7))),
                        SATISFIED),
                row(
                        Criterion.RECENTLY_ACTIVE,
                        p -> p.wishes(PartnerStanding.MAX_DAYS_INACTIVE, 7),
                        p -> p.lastActiveAt(People.NOON
                                .truncatedTo(ChronoUnit.DAYS)
                                .minus(Duration.ofDays(7))
                                .minusSeconds(1)),
                        VIOLATED),
                row(
                        Criterion.PHOTOS,
                        p -> p.wishes(PartnerStanding.PHOTOS_REQUIRED, true),
                        p -> p.withPhotos(0),
                        VIOLATED),
                row(
                        Criterion.PHOTOS,
                        p -> p.wishes(PartnerStanding.PHOTOS_REQUIRED, true),
                        p -> p.withPhotos(1),
                        SATISFIED),
                row(Criterion.COMPLETION, p -> p.wishes(PartnerStanding.MIN_PROFILE_COMPLETION, 24), nothing, VIOLATED),
                row(
                        Criterion.COMPLETION,
                        p -> p.wishes(PartnerStanding.MIN_PROFILE_COMPLETION, 23),
                        nothing,
                        SATISFIED));
    }

    @ParameterizedTest(name = "{0} is {3}")
    @MethodSource("what_the_tables_say")
    void a_wish_is_judged_by_the_trait_it_asks_for(
            Criterion criterion, UnaryOperator<People> wish, UnaryOperator<People> trait, Verdict verdict) {
        MatchCard seeker = wish.apply(woman(1)).card();
        MatchCard other = trait.apply(man(2)).card();

        assertThat(Compatibility.between(seeker, other, AT).forOne().contributions())
                .extracting(Contribution::criterion, Contribution::verdict)
                .containsExactly(tuple(criterion, verdict));
    }

    private static Arguments breaks(DealBreakerType type, UnaryOperator<People> other, boolean fits) {
        return arguments(type, other, fits);
    }

    static Stream<Arguments> what_breaks_a_deal() {
        return Stream.of(
                breaks(DealBreakerType.SMOKING, p -> p.tells(Lifestyle.SMOKING, SmokingHabit.SOCIALLY), false),
                breaks(DealBreakerType.SMOKING, p -> p.tells(Lifestyle.SMOKING, SmokingHabit.NEVER), true),
                breaks(DealBreakerType.SMOKING, p -> p, true),
                breaks(
                        DealBreakerType.HAS_CHILDREN,
                        p -> p.tells(Lifestyle.CHILDREN, ChildrenPreference.HAVE_DONT_WANT_MORE),
                        false),
                breaks(
                        DealBreakerType.HAS_CHILDREN,
                        p -> p.tells(Lifestyle.CHILDREN, ChildrenPreference.NOT_SURE),
                        true),
                breaks(
                        DealBreakerType.DOESNT_WANT_CHILDREN,
                        p -> p.tells(Lifestyle.CHILDREN, ChildrenPreference.DONT_HAVE_DONT_WANT),
                        false),
                breaks(DealBreakerType.DIFFERENT_RELIGION, p -> p.tells(Lifestyle.RELIGION, Religion.SIKH), false),
                breaks(DealBreakerType.DIFFERENT_RELIGION, p -> p.tells(Lifestyle.RELIGION, Religion.HINDU), true),
                breaks(
                        DealBreakerType.DIFFERENT_POLITICAL_VIEW,
                        p -> p.tells(Lifestyle.POLITICAL_VIEW, PoliticalView.CONSERVATIVE),
                        false),
                breaks(
                        DealBreakerType.NOT_EDUCATED,
                        p -> p.tells(Work.HIGHEST_EDUCATION, EducationLevel.HIGH_SCHOOL),
                        false),
                breaks(
                        DealBreakerType.UNEMPLOYED,
                        p -> p.tells(Work.EMPLOYMENT_TYPE, EmploymentType.UNEMPLOYED),
                        false),
                breaks(
                        DealBreakerType.LIVING_WITH_PARENTS,
                        p -> p.tells(Family.LIVING_SITUATION, LivingSituation.WITH_PARENTS),
                        false),
                breaks(DealBreakerType.AGE_GAP, p -> p.bornOn(LocalDate.of(1986, 1, 1)), true),
                breaks(DealBreakerType.AGE_GAP, p -> p.bornOn(LocalDate.of(1985, 12, 31)), false),
                breaks(
                        DealBreakerType.VEGETARIAN_NON_VEG,
                        p -> p.tells(Lifestyle.DIETARY_PREFERENCE, DietaryPreference.ANYTHING),
                        false),
                breaks(
                        DealBreakerType.VEGETARIAN_NON_VEG,
                        p -> p.tells(Lifestyle.DIETARY_PREFERENCE, DietaryPreference.JAIN),
                        true),
                breaks(DealBreakerType.DRUGS, p -> p, true));
    }

    @ParameterizedTest(name = "{0}: fits is {2}")
    @MethodSource("what_breaks_a_deal")
    void a_deal_breaker_excludes_who_is_known_to_break_it_and_leaves_the_score_alone(
            DealBreakerType type, UnaryOperator<People> trait, boolean fits) {
        MatchCard seeker = woman(1).tells(Lifestyle.RELIGION, Religion.HINDU)
                .tells(Lifestyle.POLITICAL_VIEW, PoliticalView.LIBERAL)
                .tells(Lifestyle.DIETARY_PREFERENCE, DietaryPreference.VEGETARIAN)
                .wishes(Absolutes.DEAL_BREAKERS, List.of(new DealBreaker(type, "", 5)))
                .card();
        MatchCard other = trait.apply(man(2)).card();

        assertThat(Eligibility.fits(seeker, other, AT)).isEqualTo(fits);
        assertThat(Compatibility.between(seeker, other, AT).forOne().contributions())
                .isEmpty();
    }

    @Test
    void a_must_have_that_a_trait_can_decide_is_a_demand() {
        MatchCard seeker = woman(1).wishes(
                        Absolutes.MUST_HAVES,
                        List.of(
                                new MustHave(MustHaveType.PHYSICALLY_FIT, "", 5),
                                new MustHave(MustHaveType.SENSE_OF_HUMOR, "", 5)))
                .card();

        assertThat(Eligibility.fits(
                        seeker,
                        man(2).tells(Lifestyle.WORKOUT, WorkoutFrequency.NEVER).card(),
                        AT))
                .isFalse();
        assertThat(Eligibility.fits(
                        seeker,
                        man(2).tells(Lifestyle.WORKOUT, WorkoutFrequency.DAILY).card(),
                        AT))
                .isTrue();
        assertThat(Eligibility.fits(seeker, man(2).card(), AT)).isTrue();
    }

    @Test
    void a_tattoo_deal_breaker_excludes_however_strongly_tattoos_are_meant() {
        MatchCard seeker = woman(1).wishes(PartnerLooks.TATTOO_PREFERENCE, TattooPreference.DEALBREAKER)
                .card();

        assertThat(Eligibility.fits(
                        seeker, man(2).tells(Looks.HAS_TATTOOS, true).card(), AT))
                .isFalse();
    }

    @Test
    void property_somebody_must_own_excludes_who_owns_none() {
        MatchCard seeker = woman(1).wishes(PartnerWork.PROPERTY_PREFERENCE, PropertyOwnership.MUST_OWN)
                .card();

        assertThat(Eligibility.fits(
                        seeker, man(2).tells(Work.OWNS_PROPERTY, false).card(), AT))
                .isFalse();
        assertThat(Eligibility.fits(seeker, man(2).card(), AT)).isTrue();
    }

    @Test
    void every_vocabulary_fits_into_the_bits_of_a_number() {
        assertThat(Stream.of(Criterion.values())
                        .map(Criterion::preference)
                        .filter(Choices.class::isInstance)
                        .map(Choices.class::cast)
                        .map(choices -> choices.vocabulary().getEnumConstants().length))
                .allMatch(words -> words <= 62);
    }

    private static People speaks(People person, LanguageCode language, LanguageProficiency proficiency) {
        return person.tells(Details.LANGUAGES, List.of(new LanguageEntry(language, "", proficiency)));
    }

    private static People likes(People person, InterestCategory... interests) {
        return person.tells(
                Details.INTERESTS,
                Stream.of(interests)
                        .map(interest -> new InterestEntry(interest, ""))
                        .toList());
    }
}
