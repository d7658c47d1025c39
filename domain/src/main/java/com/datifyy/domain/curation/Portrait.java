package com.datifyy.domain.curation;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.EducationEntry;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.OccupationEntry;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.Work;
import com.datifyy.domain.profile.traits.DietaryPreference;
import com.datifyy.domain.profile.traits.EmploymentType;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.shared.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What may be told about one person to a provider: the least that a comment can be made of.
///
/// An allow-list of what others see anyway. Left out on purpose: whatever names, numbers or places somebody,
/// photos, wishes, and religion, caste, ethnicity, language, politics, health, income and what merely hints
/// at them.
///
/// @param age null when it is not known or not shown to others
/// @param gender null when it is not known
/// @param bio what they write about themselves without contacts, names and places; perhaps empty
public record Portrait(@Nullable AgeBand age, @Nullable Gender gender, List<Fact> facts, String bio) {
    /// How much of somebody's own words is told, in code points.
    public static final int LONGEST_BIO = 300;

    private static final int LONGEST_WORD = 40;
    private static final int MOST_WORDS = 12;

    /// Diets that tell neither a faith nor an illness.
    private static final Set<DietaryPreference> PLAIN_DIETS = EnumSet.of(
            DietaryPreference.ANYTHING,
            DietaryPreference.VEGETARIAN,
            DietaryPreference.VEGAN,
            DietaryPreference.PESCATARIAN);

    public Portrait {
        facts = List.copyOf(facts);
    }

    static Portrait of(Profile profile, MatchCard card, Moment at) {
        Answers told = profile.answers();
        Integer age = card.visibility().showsAge() ? profile.ageOn(at.today()) : null;
        Set<String> names = namesIn(profile);
        return new Portrait(
                age == null ? null : AgeBand.of(age),
                told.get(Basics.GENDER),
                factsOf(told, names),
                Redaction.forTheModel(told.get(Details.BIO, ""), names, LONGEST_BIO));
    }

    /// The words of one fact, or none.
    public List<String> words(String fact) {
        return facts.stream()
                .filter(told -> told.name().equals(fact))
                .findFirst()
                .map(Fact::words)
                .orElse(List.of());
    }

    private static List<Fact> factsOf(Answers told, Set<String> names) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "relationship_goals", words(told.get(Details.RELATIONSHIP_GOALS, Set.of())));
        add(facts, "interests", interests(told.get(Details.INTERESTS, List.of()), names));
        add(facts, "occupation", occupations(told.get(Details.OCCUPATIONS, List.of())));
        add(facts, "education", education(told));
        add(facts, "employment", employment(told.get(Work.EMPLOYMENT_TYPE)));
        add(facts, "drinking", word(told.get(Lifestyle.DRINKING)));
        add(facts, "smoking", word(told.get(Lifestyle.SMOKING)));
        add(facts, "workout", word(told.get(Lifestyle.WORKOUT)));
        add(facts, "diet", diet(told.get(Lifestyle.DIETARY_PREFERENCE)));
        add(facts, "pets", word(told.get(Lifestyle.PETS)));
        add(facts, "children", word(told.get(Lifestyle.CHILDREN)));
        add(facts, "personality", own(Stream.of(told.get(Lifestyle.PERSONALITY_TYPE, "")), names));
        add(facts, "communication", word(told.get(Lifestyle.COMMUNICATION_STYLE)));
        add(facts, "love_language", word(told.get(Lifestyle.LOVE_LANGUAGE)));
        add(facts, "sleep", word(told.get(Lifestyle.SLEEP_SCHEDULE)));
        return facts;
    }

    private static void add(List<Fact> facts, String name, List<String> words) {
        if (!words.isEmpty()) {
            facts.add(new Fact(name, words.stream().distinct().limit(MOST_WORDS).toList()));
        }
    }

    private static List<String> interests(List<InterestEntry> entries, Set<String> names) {
        return Stream.concat(
                        entries.stream().map(entry -> Texts.words(entry.category())),
                        own(entries.stream().map(InterestEntry::label), names).stream())
                .toList();
    }

    private static List<String> occupations(List<OccupationEntry> entries) {
        return entries.stream()
                .map(OccupationEntry::category)
                .filter(Objects::nonNull)
                .filter(category -> category != OccupationCategory.OTHER)
                .map(Texts::words)
                .toList();
    }

    private static List<String> education(Answers told) {
        List<String> highest = word(told.get(Work.HIGHEST_EDUCATION));
        return highest.isEmpty()
                ? told.get(Details.EDUCATION, List.of()).stream()
                        .map(EducationEntry::level)
                        .filter(Objects::nonNull)
                        .map(Texts::words)
                        .toList()
                : highest;
    }

    private static List<String> employment(@Nullable EmploymentType type) {
        return type == EmploymentType.PREFER_NOT_TO_SAY ? List.of() : word(type);
    }

    private static List<String> diet(@Nullable DietaryPreference diet) {
        return diet != null && PLAIN_DIETS.contains(diet) ? word(diet) : List.of();
    }

    private static List<String> own(Stream<String> texts, Set<String> names) {
        return texts.map(text -> Redaction.forTheModel(text, names, LONGEST_WORD))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> word(@Nullable Enum<?> word) {
        return word == null ? List.of() : List.of(Texts.words(word));
    }

    private static List<String> words(Collection<? extends Enum<?>> words) {
        return words.stream().map(Texts::words).toList();
    }

    /// What tells who somebody is or where: never part of any text that is told.
    private static Set<String> namesIn(Profile profile) {
        Answers told = profile.answers();
        Set<String> names = new LinkedHashSet<>(Arrays.asList(profile.name().split("[\\s\\p{Z}]+")));
        Residence residence = told.get(Details.LOCATION);
        if (residence != null) {
            names.add(residence.city());
            names.add(residence.state());
            names.add(residence.country());
        }
        names.add(told.get(Details.HOMETOWN, ""));
        names.add(told.get(Details.COMPANY, ""));
        names.add(told.get(Details.SCHOOL, ""));
        told.get(Details.EDUCATION, List.of()).forEach(entry -> names.add(entry.institution()));
        return names;
    }
}
