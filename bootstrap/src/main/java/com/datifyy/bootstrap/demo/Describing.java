package com.datifyy.bootstrap.demo;

import static com.datifyy.bootstrap.demo.Sketching.one;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.profile.Background;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.EducationEntry;
import com.datifyy.domain.profile.Family;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.LanguageEntry;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Looks;
import com.datifyy.domain.profile.OccupationEntry;
import com.datifyy.domain.profile.Prompt;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.Story;
import com.datifyy.domain.profile.Work;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.EmploymentType;
import com.datifyy.domain.profile.traits.Ethnicity;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.LivingSituation;
import com.datifyy.domain.profile.traits.ManglikStatus;
import com.datifyy.domain.profile.traits.PromptQuestion;
import com.datifyy.domain.profile.traits.RelationshipGoal;
import com.datifyy.domain.shared.GeoCell;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Fills in a profile. What somebody would say is drawn first, each answer given others; then they leave out
/// as much as people of their diligence do.
final class Describing {

    private static final Set<String> NO_FAITH = Set.of("AGNOSTIC", "ATHEIST");

    /// The heights of the frequency tables are Californian; urban India is about seven centimetres shorter.
    private static final int HEIGHT_SHIFT_MM = 70;

    private final Tables tables;
    private final LocalDate today;
    private final int[] womenHeight;
    private final int[] menHeight;

    Describing(Tables tables, Instant now) {
        this.tables = tables;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.womenHeight = height("f");
        this.menHeight = height("m");
    }

    Answers describe(Sketch person, RandomGenerator random) {
        var changes = Changes.none();
        changes.set(Basics.NAME, person.firstName() + " " + person.surname());
        changes.set(Basics.DATE_OF_BIRTH, today.minusYears(person.age()).minusDays(1 + random.nextInt(364)));
        changes.set(Basics.GENDER, person.gender());
        if (person.diligent() && random.nextInt(3) == 0) {
            changes.set(Basics.PRONOUNS, pronouns(person));
        }
        var height = person.woman() ? womenHeight : menHeight;
        var millimetres = height[0] - HEIGHT_SHIFT_MM + random.nextGaussian() * height[1];
        changes.set(Details.HEIGHT, Math.clamp(Math.round(millimetres / 10), 140, 205));
        residence(changes, person, random);
        var draft = drawn(person, random);
        answered(changes, person, draft, random);
        ofOurOwn(changes, person, draft, random);
        sentences(changes, person, draft, random);
        return Answers.NONE.with(changes);
    }

    /// What somebody would say if they left nothing out, in words of `attributes.tsv` and of our vocabularies.
    private record Draft(
            String body,
            String religion,
            String importance,
            String diet,
            String education,
            String job,
            Words.Occupation occupation,
            String income,
            String children,
            String drinks,
            String smokes,
            String pets,
            List<InterestCategory> interests) {}

    private Draft drawn(Sketch person, RandomGenerator random) {
        var band = person.ageBand();
        var sex = person.sex();
        var body = tables.draw("body", random, sex, band);
        var drawnReligion = tables.draw("religion", random, sex, band);
        // The tables tell how many have a faith; which one goes with the community.
        var religion = NO_FAITH.contains(drawnReligion) && random.nextInt(3) == 0
                ? drawnReligion
                : person.community().faiths().draw(random);
        var education = tables.draw("education", random, band, sex);
        var job = tables.draw("job", random, education, band);
        var children = tables.draw("children", random, band, sex);
        var drinks = tables.draw("drinks", random, religion, band);
        return new Draft(
                body,
                religion,
                tables.draw("importance", random, religion),
                religion.equals("JAIN") ? "JAIN" : tables.draw("diet", random, religion, sex),
                education,
                job,
                Words.workOf(job, random),
                tables.draw("income", random, job, band),
                children,
                drinks,
                tables.draw("smokes", random, drinks, education),
                tables.draw("pets", random, sex, children),
                interests(body, random));
    }

    private void answered(Changes changes, Sketch person, Draft draft, RandomGenerator random) {
        tell(changes, person, "body", Looks.BODY_TYPE, draft.body(), random);
        if (tell(changes, person, "religion", Lifestyle.RELIGION, draft.religion(), random)) {
            tell(changes, person, "importance", Lifestyle.RELIGION_IMPORTANCE, draft.importance(), random);
        }
        tell(changes, person, "diet", Lifestyle.DIETARY_PREFERENCE, draft.diet(), random);
        tell(changes, person, "drinks", Lifestyle.DRINKING, draft.drinks(), random);
        tell(changes, person, "smokes", Lifestyle.SMOKING, draft.smokes(), random);
        tell(changes, person, "pets", Lifestyle.PETS, draft.pets(), random);
        tell(changes, person, "children", Lifestyle.CHILDREN, draft.children(), random);
        tell(changes, person, "income", Work.INCOME_RANGE, draft.income(), random);
        if (tell(changes, person, "education", Work.HIGHEST_EDUCATION, level(draft.education(), random), random)) {
            var level = EducationLevel.valueOf(draft.education());
            changes.set(
                    Details.EDUCATION,
                    List.of(new EducationEntry(level, "", one(Words.FIELDS, random), one(Words.SCHOOLS, random), 0)));
        }
        if (says("job", person, random)) {
            var work = draft.occupation();
            changes.set(Details.OCCUPATIONS, List.of(new OccupationEntry(work.category(), "", "")));
            changes.set(Details.JOB_TITLE, work.title());
            changes.set(Work.EMPLOYMENT_TYPE, employment(draft.job(), random));
            changes.set(Work.INDUSTRY, work.industry());
        }
    }

    /// Sets a choice unless the person keeps it to themselves; tells whether it was set.
    private <E extends Enum<E>> boolean tell(
            Changes changes, Sketch person, String table, Choice<E> attribute, String word, RandomGenerator random) {
        if (!says(table, person, random)) {
            return false;
        }
        changes.set(attribute, Enum.valueOf(attribute.vocabulary(), word));
        return true;
    }

    private boolean says(String table, Sketch person, RandomGenerator random) {
        return tables.draw("answers", random, table, person.diligence()).equals("yes");
    }

    private static void residence(Changes changes, Sketch person, RandomGenerator random) {
        var city = person.city();
        // About ten kilometres around the centre, more of them near it.
        var cell = GeoCell.containing(
                city.latitude() + random.nextGaussian() * 0.06, city.longitude() + random.nextGaussian() * 0.06);
        changes.set(
                Details.LOCATION, new Residence(city.countryCode(), city.country(), city.state(), city.name(), cell));
        if (random.nextInt(3) == 0) {
            changes.set(Details.HOMETOWN, city.name());
        }
    }

    /// Attributes the frequency tables know nothing of.
    private static void ofOurOwn(Changes changes, Sketch person, Draft draft, RandomGenerator random) {
        changes.set(Details.RELATIONSHIP_GOALS, goals(person, random));
        changes.set(
                Details.INTERESTS,
                draft.interests().stream()
                        .map(interest -> new InterestEntry(interest, ""))
                        .toList());
        changes.set(Details.LANGUAGES, languages(person, random));
        changes.set(Background.MOTHER_TONGUE, person.community().motherTongue());
        var indian = person.city().countryCode().equals("IN");
        maybe(
                changes,
                person,
                Background.NATIONALITY,
                indian ? "Indian" : person.city().country(),
                random);
        if (indian) {
            maybe(changes, person, Background.ETHNICITY, EnumSet.of(Ethnicity.SOUTH_ASIAN), random);
        }
        if (draft.religion().equals("HINDU") && random.nextInt(4) == 0) {
            changes.set(
                    Background.MANGLIK_STATUS,
                    random.nextInt(5) == 0 ? ManglikStatus.MANGLIK : ManglikStatus.NON_MANGLIK);
        }
        maybe(changes, person, Background.WILLING_TO_RELOCATE, random.nextInt(5) < 3, random);
        maybeAny(changes, person, Lifestyle.WORKOUT, random);
        maybeAny(changes, person, Lifestyle.POLITICAL_VIEW, random);
        maybeAny(changes, person, Lifestyle.COMMUNICATION_STYLE, random);
        maybeAny(changes, person, Lifestyle.LOVE_LANGUAGE, random);
        maybeAny(changes, person, Lifestyle.SLEEP_SCHEDULE, random);
        maybe(changes, person, Lifestyle.PERSONALITY_TYPE, one(Words.PERSONALITIES, random), random);
        maybe(changes, person, Looks.HAS_TATTOOS, random.nextInt(6) == 0, random);
        maybe(changes, person, Looks.HAS_PIERCINGS, random.nextInt(person.woman() ? 3 : 20) == 0, random);
        maybeAny(changes, person, Family.FAMILY_TYPE, random);
        maybeAny(changes, person, Family.FAMILY_VALUES, random);
        maybe(changes, person, Family.LIVING_SITUATION, living(person, random), random);
        maybe(changes, person, Family.NUM_SIBLINGS, random.nextInt(4), random);
        maybe(changes, person, Work.YEARS_OF_EXPERIENCE, Math.clamp(person.age() - 22L, 0, 45), random);
        maybe(changes, person, Work.OWNS_VEHICLE, random.nextInt(2) == 0, random);
        maybe(changes, person, Work.OWNS_PROPERTY, random.nextInt(100) < person.age() - 15, random);
    }

    private static void sentences(Changes changes, Sketch person, Draft draft, RandomGenerator random) {
        if (random.nextInt(100) < (person.diligent() ? 95 : 60)) {
            changes.set(Details.BIO, Words.bio(person.city().name(), draft.occupation(), draft.interests(), random));
        }
        if (person.diligent()) {
            changes.set(
                    Story.PROMPTS,
                    List.of(new Prompt(PromptQuestion.SIMPLE_PLEASURES, one(Words.PLEASURES, random), "", 0)));
        }
    }

    private static <V> void maybe(
            Changes changes, Sketch person, Attribute<V> attribute, V answer, RandomGenerator random) {
        var percent = switch (person.diligence()) {
            case "HIGH" -> 80;
            case "MIDDLE" -> 45;
            default -> 15;
        };
        if (random.nextInt(100) < percent) {
            changes.set(attribute, answer);
        }
    }

    private static <E extends Enum<E>> void maybeAny(
            Changes changes, Sketch person, Choice<E> attribute, RandomGenerator random) {
        maybe(changes, person, attribute, one(List.of(attribute.vocabulary().getEnumConstants()), random), random);
    }

    private static List<InterestCategory> interests(String body, RandomGenerator random) {
        var interests = EnumSet.noneOf(InterestCategory.class);
        if ((body.equals("ATHLETIC") || body.equals("MUSCULAR")) && random.nextInt(2) == 0) {
            interests.add(InterestCategory.FITNESS);
        }
        var count = 2 + random.nextInt(5);
        while (interests.size() < count) {
            interests.add(one(Words.INTERESTS, random));
        }
        return List.copyOf(interests);
    }

    private static List<LanguageEntry> languages(Sketch person, RandomGenerator random) {
        var entries = new ArrayList<LanguageEntry>();
        for (var language : person.community().languages()) {
            var proficiency = entries.isEmpty() ? LanguageProficiency.NATIVE : LanguageProficiency.FLUENT;
            entries.add(new LanguageEntry(language, "", proficiency));
        }
        if (!person.community().languages().contains(LanguageCode.ENGLISH) && random.nextInt(100) < 88) {
            entries.add(new LanguageEntry(LanguageCode.ENGLISH, "", LanguageProficiency.FLUENT));
        }
        return entries;
    }

    private static Set<RelationshipGoal> goals(Sketch person, RandomGenerator random) {
        var goals = EnumSet.of(
                random.nextInt(100) < 20 + person.age() / 2 ? RelationshipGoal.MARRIAGE : RelationshipGoal.LONG_TERM);
        switch (random.nextInt(8)) {
            case 0 -> goals.add(RelationshipGoal.FRIENDSHIP);
            case 1 -> goals.add(RelationshipGoal.LONG_TERM);
            case 2 -> goals.add(RelationshipGoal.FIGURING_IT_OUT);
            default -> {
                // One goal is enough for most.
            }
        }
        return goals;
    }

    private static LivingSituation living(Sketch person, RandomGenerator random) {
        return switch (random.nextInt(person.age() < 30 ? 4 : 6)) {
            case 0, 1 -> LivingSituation.WITH_PARENTS;
            case 2 -> LivingSituation.WITH_ROOMMATES;
            case 3 -> LivingSituation.RENTED;
            case 4 -> LivingSituation.INDEPENDENT;
            default -> LivingSituation.OWN_HOUSE;
        };
    }

    /// The tables do not tell a business degree from other second degrees.
    private static String level(String education, RandomGenerator random) {
        return education.equals("MASTERS") && random.nextInt(4) == 0 ? "MBA" : education;
    }

    private static EmploymentType employment(String job, RandomGenerator random) {
        return switch (job) {
            case "STUDENT" -> EmploymentType.STUDENT;
            case "RETIRED" -> EmploymentType.RETIRED;
            case "UNEMPLOYED" -> EmploymentType.UNEMPLOYED;
            case "ARTS", "MEDIA" -> random.nextInt(2) == 0 ? EmploymentType.FREELANCER : EmploymentType.FULL_TIME;
            default -> random.nextInt(8) == 0 ? EmploymentType.SELF_EMPLOYED : EmploymentType.FULL_TIME;
        };
    }

    private static String pronouns(Sketch person) {
        return switch (person.gender()) {
            case FEMALE, TRANSGENDER_FEMALE -> "she/her";
            case MALE, TRANSGENDER_MALE -> "he/him";
            case NON_BINARY, GENDERQUEER, OTHER, PREFER_NOT_TO_SAY -> "they/them";
        };
    }

    private int[] height(String sex) {
        return new int[] {tables.number("height", sex, "mean"), tables.number("height", sex, "deviation")};
    }
}
