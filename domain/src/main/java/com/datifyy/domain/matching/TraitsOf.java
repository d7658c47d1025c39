package com.datifyy.domain.matching;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.EducationEntry;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.LanguageEntry;
import com.datifyy.domain.profile.OccupationEntry;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.Work;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.shared.Texts;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Derives traits from a profile.
final class TraitsOf {
    private static final String HOME_COUNTRY = "IN";

    private final Answers answers;
    private final Traits.Builder traits = new Traits.Builder();

    private TraitsOf(Answers answers) {
        this.answers = answers;
    }

    static Traits profile(Profile profile) {
        TraitsOf derivation = new TraitsOf(profile.answers());
        for (Criterion criterion : Criterion.values()) {
            derivation.derive(criterion, profile);
        }
        return derivation.traits.build();
    }

    private void derive(Criterion criterion, Profile profile) {
        switch (criterion) {
            case GENDER -> {
                Gender gender = answers.get(Basics.GENDER);
                number(
                        criterion,
                        gender == null ? 0 : Words.of(gender)); // who would rather not say is known not to say
            }
            case AGE, BORN -> {
                LocalDate birthDate = profile.birthDate();
                number(criterion, birthDate == null ? 0 : birthDate.toEpochDay() + Traits.DAY_ZERO);
            }
            case DISTANCE -> {
                Residence residence = answers.get(Details.LOCATION);
                number(
                        criterion,
                        residence == null || residence.cell() == null
                                ? 0
                                : residence.cell().number() + 1L);
            }
            case PLACE -> traits.texts(criterion, namesOf(answers.get(Details.LOCATION)));
            case RESIDENT_ABROAD -> {
                Residence residence = answers.get(Details.LOCATION);
                String country = residence == null ? "" : residence.countryCode();
                number(criterion, country.isEmpty() ? 0 : Words.ofFlag(!country.equals(HOME_COUNTRY)));
            }
            case EDUCATION -> number(criterion, education());
            case OCCUPATION -> number(criterion, occupations());
            case LANGUAGE -> number(criterion, languages(LanguageProficiency.BASIC));
            case LANGUAGE_CONVERSATIONAL -> number(criterion, languages(LanguageProficiency.CONVERSATIONAL));
            case LANGUAGE_FLUENT -> number(criterion, languages(LanguageProficiency.FLUENT));
            case LANGUAGE_NATIVE -> number(criterion, languages(LanguageProficiency.NATIVE));
            case INTEREST, SHARED_INTERESTS -> number(criterion, interests());
            case PHOTOS -> number(criterion, profile.photos() + 1L);
            case COMPLETION -> number(criterion, profile.completion() + 1L);
            case VERIFIED, RECENTLY_ACTIVE -> {} // the account's standing tells
            default -> generally(criterion);
        }
    }

    /// What follows from the attribute's kind alone.
    private void generally(Criterion criterion) {
        switch (criterion.trait()) {
            case Choice<?> choice -> number(criterion, word(choice));
            case Choices<?> choices -> number(criterion, words(choices));
            case Flag flag -> {
                Boolean yes = answers.get(flag);
                number(criterion, yes == null ? 0 : Words.ofFlag(yes));
            }
            case Whole whole -> {
                Integer amount = answers.get(whole);
                number(criterion, amount == null ? 0 : amount + 1L);
            }
            case Text text -> {
                String said = answers.get(text);
                traits.texts(criterion, said == null ? Set.of() : Set.of(Texts.comparable(said)));
            }
            case null, default -> throw new IllegalStateException("no rule derives " + criterion);
        }
    }

    private <E extends Enum<E>> long word(Choice<E> choice) {
        E chosen = answers.get(choice);
        return chosen == null ? 0 : Words.telling(chosen);
    }

    private <E extends Enum<E>> long words(Choices<E> choices) {
        Set<E> chosen = answers.get(choices);
        return chosen == null ? 0 : Words.telling(chosen);
    }

    private void number(Criterion criterion, long number) {
        traits.number(criterion, number);
    }

    private static Set<String> namesOf(@Nullable Residence residence) {
        Set<String> names = new HashSet<>();
        if (residence != null) {
            for (String name : List.of(residence.city(), residence.country(), residence.countryCode())) {
                if (!name.isEmpty()) {
                    names.add(Texts.comparable(name));
                }
            }
        }
        return names;
    }

    private long education() {
        long words = 0;
        EducationLevel highest = answers.get(Work.HIGHEST_EDUCATION);
        if (highest != null) {
            words |= Words.of(highest);
        }
        for (EducationEntry entry : answers.get(Details.EDUCATION, List.of())) {
            EducationLevel level = entry.level();
            if (level != null) {
                words |= Words.of(level);
            }
        }
        return words;
    }

    private long occupations() {
        long words = 0;
        for (OccupationEntry entry : answers.get(Details.OCCUPATIONS, List.of())) {
            OccupationCategory category = entry.category();
            if (category != null) {
                words |= Words.of(category);
            }
        }
        return words;
    }

    private long interests() {
        long words = 0;
        for (InterestEntry entry : answers.get(Details.INTERESTS, List.of())) {
            words |= Words.of(entry.category());
        }
        return words;
    }

    /// The languages spoken at least so well. A language without a stated proficiency counts as basic.
    private long languages(LanguageProficiency least) {
        long words = 0;
        for (LanguageEntry entry : answers.get(Details.LANGUAGES, List.of())) {
            LanguageProficiency stated = entry.proficiency();
            LanguageProficiency proficiency = stated == null ? LanguageProficiency.BASIC : stated;
            words |= Words.KNOWN;
            if (proficiency.compareTo(least) >= 0) {
                words |= Words.of(entry.language());
            }
        }
        return words;
    }
}
