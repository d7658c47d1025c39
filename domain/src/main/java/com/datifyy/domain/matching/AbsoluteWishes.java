package com.datifyy.domain.matching;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.preferences.Absolutes;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.MustHave;
import com.datifyy.domain.preferences.MustHaveType;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.traits.ChildrenPreference;
import com.datifyy.domain.profile.traits.DietaryPreference;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.EmploymentType;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.LivingSituation;
import com.datifyy.domain.profile.traits.PoliticalView;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.profile.traits.WorkoutFrequency;
import com.datifyy.domain.shared.DistanceBucket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Turns deal-breakers and must-haves into demands on traits. Those no trait can decide (humour, ambition,
/// drugs, a divorce, own words) demand nothing here: a matchmaker reads them.
final class AbsoluteWishes {
    private static final int AGE_GAP_YEARS = 10;

    private static final Set<DietaryPreference> WITHOUT_MEAT =
            EnumSet.of(DietaryPreference.VEGETARIAN, DietaryPreference.VEGAN, DietaryPreference.JAIN);
    private static final Set<EducationLevel> DEGREES = EnumSet.of(
            EducationLevel.BACHELORS,
            EducationLevel.MASTERS,
            EducationLevel.MBA,
            EducationLevel.PHD,
            EducationLevel.PROFESSIONAL_DEGREE);

    private final Answers preferences;
    private final Profile own;
    private final List<Wish> demands = new ArrayList<>();

    private AbsoluteWishes(Answers preferences, Profile own) {
        this.preferences = preferences;
        this.own = own;
    }

    static List<Wish> of(Answers preferences, Profile own) {
        AbsoluteWishes absolutes = new AbsoluteWishes(preferences, own);
        preferences.get(Absolutes.DEAL_BREAKERS, List.of()).stream()
                .map(DealBreaker::type)
                .distinct()
                .forEach(absolutes::ruleOut);
        preferences.get(Absolutes.MUST_HAVES, List.of()).stream()
                .map(MustHave::type)
                .distinct()
                .forEach(absolutes::require);
        return absolutes.demands;
    }

    private void ruleOut(DealBreakerType type) {
        switch (type) {
            case SMOKING -> demand(Criterion.SMOKING, EnumSet.of(SmokingHabit.NEVER));
            case DRINKING -> demand(Criterion.DRINKING, EnumSet.of(DrinkingHabit.NEVER));
            case HAS_CHILDREN ->
                demandOther(
                        Criterion.CHILDREN,
                        EnumSet.of(ChildrenPreference.HAVE_AND_WANT_MORE, ChildrenPreference.HAVE_DONT_WANT_MORE));
            case DOESNT_WANT_CHILDREN ->
                demandOther(
                        Criterion.CHILDREN,
                        EnumSet.of(ChildrenPreference.HAVE_DONT_WANT_MORE, ChildrenPreference.DONT_HAVE_DONT_WANT));
            case DIFFERENT_RELIGION -> demandSameReligion();
            case DIFFERENT_POLITICAL_VIEW -> {
                PoliticalView view = own.answers().get(Lifestyle.POLITICAL_VIEW);
                if (view != null) {
                    demand(Criterion.POLITICS, Words.telling(view));
                }
            }
            case LONG_DISTANCE -> demands.add(Wish.demand(Criterion.DISTANCE, DistanceBucket.UNDER_100_KM.ordinal()));
            case NOT_EDUCATED -> demandOther(Criterion.EDUCATION, EnumSet.of(EducationLevel.HIGH_SCHOOL));
            case UNEMPLOYED -> demandOther(Criterion.EMPLOYMENT, EnumSet.of(EmploymentType.UNEMPLOYED));
            case LIVING_WITH_PARENTS ->
                demandOther(Criterion.LIVING_SITUATION, EnumSet.of(LivingSituation.WITH_PARENTS));
            case AGE_GAP -> demandSimilarAge();
            case HEIGHT -> {
                HeightRange heights = preferences.get(PartnerBasics.HEIGHT_RANGE);
                if (heights != null) {
                    demands.add(Wish.demand(Criterion.HEIGHT, Wish.heights(heights)));
                }
            }
            case VEGETARIAN_NON_VEG -> {
                DietaryPreference diet = own.answers().get(Lifestyle.DIETARY_PREFERENCE);
                if (diet != null && WITHOUT_MEAT.contains(diet)) {
                    demand(Criterion.DIET, WITHOUT_MEAT);
                } else if (diet != null) {
                    demandOther(Criterion.DIET, WITHOUT_MEAT);
                }
            }
            case DRUGS, DIVORCED, OTHER -> {}
        }
    }

    private void require(MustHaveType type) {
        switch (type) {
            case FINANCIALLY_STABLE -> demand(Criterion.INCOME, WishesOf.incomeFrom(IncomeRange.FROM_5_TO_7_LAKH));
            case PHYSICALLY_FIT ->
                demand(
                        Criterion.WORKOUT,
                        EnumSet.of(WorkoutFrequency.OFTEN, WorkoutFrequency.DAILY, WorkoutFrequency.ATHLETE));
            case EDUCATED -> demand(Criterion.EDUCATION, DEGREES);
            case WANTS_CHILDREN ->
                demand(
                        Criterion.CHILDREN,
                        EnumSet.of(
                                ChildrenPreference.HAVE_AND_WANT_MORE,
                                ChildrenPreference.DONT_HAVE_WANT,
                                ChildrenPreference.OPEN_TO_CHILDREN));
            case SAME_RELIGION -> demandSameReligion();
            case AMBITIOUS,
                    FAMILY_ORIENTED,
                    SENSE_OF_HUMOR,
                    CAREER_FOCUSED,
                    SAME_VALUES,
                    GOOD_COMMUNICATOR,
                    EMOTIONALLY_INTELLIGENT,
                    ADVENTUROUS,
                    HOMEBODY,
                    SOCIAL,
                    OTHER -> {}
        }
    }

    private void demandSameReligion() {
        Religion religion = own.answers().get(Lifestyle.RELIGION);
        if (religion != null) {
            demand(Criterion.RELIGION, Words.telling(religion));
        }
    }

    /// Compares years, not days: who moved their own birth date day by day could otherwise tell the other's
    /// exactly, by when they are shown.
    private void demandSimilarAge() {
        LocalDate birthDate = own.birthDate();
        if (birthDate != null) {
            int year = birthDate.getYear();
            demands.add(Wish.demand(
                    Criterion.BORN,
                    Wish.range(
                            dayNumber(LocalDate.of(year - AGE_GAP_YEARS, 1, 1)),
                            dayNumber(LocalDate.of(year + AGE_GAP_YEARS, 12, 31)))));
        }
    }

    private static int dayNumber(LocalDate day) {
        return Math.toIntExact(day.toEpochDay() + Traits.DAY_ZERO);
    }

    private void demand(Criterion criterion, Set<? extends Enum<?>> allowed) {
        demand(criterion, Words.of(allowed));
    }

    private void demandOther(Criterion criterion, Set<? extends Enum<?>> ruledOut) {
        demand(criterion, ~Words.of(ruledOut) & ~Words.KNOWN);
    }

    private void demand(Criterion criterion, long words) {
        if (words != 0) {
            demands.add(Wish.demand(criterion, words));
        }
    }
}
