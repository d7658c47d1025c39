package com.datifyy.bootstrap.demo;

import static com.datifyy.bootstrap.demo.Sketching.one;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.preferences.Absolutes;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerDetails;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerStanding;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.traits.ChildrenPreference;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.RelationshipGoal;
import com.datifyy.domain.profile.traits.SmokingHabit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Makes up the partner somebody looks for: consistent with their orientation and age, leaning towards people
/// like themselves, and rarely about more than a handful of things.
final class Wishing {

    private static final int OLDEST = 99;

    /// What somebody wishes, and how strongly.
    record Wishes(Answers answers, Strengths strengths) {}

    Wishes wish(Sketch person, Answers own, RandomGenerator random) {
        var changes = Changes.none();
        var strengths = new LinkedHashMap<Attribute<?>, MatchStrength>();
        changes.set(PartnerBasics.LOOKING_FOR_GENDER, genders(person));
        changes.set(PartnerBasics.AGE_RANGE, ages(person, random));
        changes.set(PartnerBasics.DISTANCE_PREFERENCE, one(List.of(25, 50, 50, 100, 250, 1000), random));
        changes.set(PartnerStanding.MAX_DAYS_INACTIVE, one(List.of(30, 30, 60, 90), random));
        if (random.nextInt(6) == 0) {
            changes.set(PartnerStanding.VERIFIED_ONLY, true);
        }
        if (random.nextInt(3) == 0) {
            strengths.put(PartnerBasics.AGE_RANGE, MatchStrength.NICE_TO_HAVE);
        }
        var goals = own.get(Details.RELATIONSHIP_GOALS);
        if (goals != null && random.nextInt(2) == 0) {
            changes.set(PartnerBasics.RELATIONSHIP_GOALS, goals);
            strengthen(strengths, PartnerBasics.RELATIONSHIP_GOALS, 3, random);
        }
        aboutThemselves(changes, strengths, own, random);
        if (random.nextInt(4) == 0) {
            heights(changes, person, own);
        }
        return new Wishes(Answers.NONE.with(changes), Strengths.DEFAULT.with(strengths));
    }

    /// Wide enough that the visitor meets somebody even in a small population.
    Wishes visitorsWishes(Answers own) {
        var changes = Changes.none()
                .set(PartnerBasics.LOOKING_FOR_GENDER, EnumSet.of(Gender.MALE))
                .set(PartnerBasics.AGE_RANGE, new AgeRange(25, 38))
                .set(PartnerBasics.DISTANCE_PREFERENCE, 1000)
                .set(
                        PartnerBasics.RELATIONSHIP_GOALS,
                        EnumSet.of(RelationshipGoal.LONG_TERM, RelationshipGoal.MARRIAGE))
                .set(PartnerStanding.MAX_DAYS_INACTIVE, 60)
                .set(PartnerLifestyle.SMOKING_PREFERENCES, EnumSet.of(SmokingHabit.NEVER, SmokingHabit.TRYING_TO_QUIT))
                .set(PartnerDetails.INTEREST_PREFERENCES, interests(own));
        return new Wishes(
                Answers.NONE.with(changes),
                Strengths.DEFAULT.with(Map.of(PartnerLifestyle.SMOKING_PREFERENCES, MatchStrength.MUST_HAVE)));
    }

    private static Set<InterestCategory> interests(Answers own) {
        return own.get(Details.INTERESTS, List.of()).stream()
                .map(InterestEntry::category)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(InterestCategory.class)));
    }

    private static void aboutThemselves(
            Changes changes, Map<Attribute<?>, MatchStrength> strengths, Answers own, RandomGenerator random) {
        var religion = own.get(Lifestyle.RELIGION);
        if (religion != null && random.nextInt(3) == 0) {
            changes.set(PartnerLifestyle.RELIGIONS, EnumSet.of(religion));
            strengthen(strengths, PartnerLifestyle.RELIGIONS, 3, random);
        }
        if (own.get(Lifestyle.SMOKING) == SmokingHabit.NEVER && random.nextInt(2) == 0) {
            changes.set(
                    PartnerLifestyle.SMOKING_PREFERENCES, EnumSet.of(SmokingHabit.NEVER, SmokingHabit.TRYING_TO_QUIT));
            strengthen(strengths, PartnerLifestyle.SMOKING_PREFERENCES, 2, random);
        }
        var drinking = own.get(Lifestyle.DRINKING);
        if (drinking != null && random.nextInt(3) == 0) {
            changes.set(PartnerLifestyle.DRINKING_PREFERENCES, drinkers(drinking));
        }
        var diet = own.get(Lifestyle.DIETARY_PREFERENCE);
        if (diet != null && random.nextInt(4) == 0) {
            changes.set(PartnerLifestyle.DIETARY_PREFERENCES, EnumSet.of(diet));
            strengthen(strengths, PartnerLifestyle.DIETARY_PREFERENCES, 4, random);
        }
        var children = own.get(Lifestyle.CHILDREN);
        if (children != null && random.nextInt(3) == 0) {
            changes.set(
                    PartnerLifestyle.CHILDREN_PREFERENCES,
                    EnumSet.of(children, ChildrenPreference.OPEN_TO_CHILDREN, ChildrenPreference.NOT_SURE));
        }
        if (random.nextInt(5) == 0) {
            changes.set(
                    PartnerDetails.EDUCATION_LEVELS,
                    EnumSet.of(
                            EducationLevel.BACHELORS,
                            EducationLevel.MASTERS,
                            EducationLevel.MBA,
                            EducationLevel.PHD,
                            EducationLevel.PROFESSIONAL_DEGREE));
            strengthen(strengths, PartnerDetails.EDUCATION_LEVELS, 5, random);
        }
        if (random.nextInt(2) == 0) {
            changes.set(PartnerDetails.INTEREST_PREFERENCES, interests(own));
        }
        var languages = own.get(Details.LANGUAGES);
        if (languages != null && random.nextInt(3) == 0) {
            changes.set(
                    PartnerDetails.LANGUAGE_PREFERENCES,
                    EnumSet.of(languages.getFirst().language()));
        }
        if (random.nextInt(8) == 0) {
            changes.set(Absolutes.DEAL_BREAKERS, List.of(new DealBreaker(DealBreakerType.SMOKING, "", 4)));
        }
    }

    /// Makes a wish a demand once in `oneIn` times.
    private static void strengthen(
            Map<Attribute<?>, MatchStrength> strengths, Attribute<?> wish, int oneIn, RandomGenerator random) {
        if (random.nextInt(oneIn) == 0) {
            strengths.put(wish, MatchStrength.MUST_HAVE);
        }
    }

    private static Set<Gender> genders(Sketch person) {
        var same = person.woman() ? Gender.FEMALE : Gender.MALE;
        var other = person.woman() ? Gender.MALE : Gender.FEMALE;
        return switch (person.orientation()) {
            case "straight" -> EnumSet.of(other);
            case "gay" -> EnumSet.of(same);
            default -> EnumSet.of(same, other, Gender.NON_BINARY);
        };
    }

    private static AgeRange ages(Sketch person, RandomGenerator random) {
        var younger = (person.woman() ? 2 : 5) + random.nextInt(3 + person.age() / 8);
        var older = (person.woman() ? 5 : 2) + random.nextInt(3 + person.age() / 8);
        return new AgeRange(Math.max(18, person.age() - younger), Math.min(OLDEST, person.age() + older));
    }

    private static void heights(Changes changes, Sketch person, Answers own) {
        var height = own.get(Details.HEIGHT, 165);
        changes.set(
                PartnerBasics.HEIGHT_RANGE,
                person.woman() ? new HeightRange(height, 230) : new HeightRange(140, Math.max(141, height)));
    }

    private static Set<DrinkingHabit> drinkers(DrinkingHabit own) {
        return own == DrinkingHabit.NEVER
                ? EnumSet.of(DrinkingHabit.NEVER, DrinkingHabit.RARELY)
                : EnumSet.of(DrinkingHabit.RARELY, DrinkingHabit.SOCIALLY, own);
    }
}
