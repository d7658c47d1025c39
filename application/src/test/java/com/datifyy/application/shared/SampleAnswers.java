package com.datifyy.application.shared;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.MustHave;
import com.datifyy.domain.preferences.MustHaveType;
import com.datifyy.domain.profile.EducationEntry;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.LanguageEntry;
import com.datifyy.domain.profile.OccupationEntry;
import com.datifyy.domain.profile.Prompt;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.profile.traits.PromptQuestion;
import com.datifyy.domain.shared.GeoCell;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Random valid answers to any attribute, the same for the same random numbers.
public final class SampleAnswers {
    private static final List<String> WORDS = List.of(
            "Pune", "São Paulo", "O'Brien", "मुंबई", "a,b", "{c}", "back\\slash", "\"quoted\"", "null", "🎈 party");

    private SampleAnswers() {}

    /// Answers to each of the attributes.
    public static Answers toAll(Stream<Attribute<?>> attributes, RandomGenerator random) {
        Changes changes = Changes.none();
        attributes.forEach(attribute -> answer(changes, attribute, random));
        return Answers.NONE.with(changes);
    }

    /// Answers to about half of the attributes.
    public static Answers toSome(Stream<Attribute<?>> attributes, RandomGenerator random) {
        return toAll(attributes.filter(attribute -> random.nextBoolean()), random);
    }

    private static <V> void answer(Changes changes, Attribute<V> attribute, RandomGenerator random) {
        switch (attribute) {
            case Attribute.Choice<?> choice -> choose(changes, choice, random);
            case Attribute.Choices<?> choices -> chooseSome(changes, choices, random);
            case Attribute.Text text -> changes.set(text, text(text, random));
            case Attribute.TextList list -> changes.set(list, List.of(word(random), "second", "third, or so"));
            case Attribute.Whole whole -> changes.set(whole, random.nextInt(whole.min(), whole.max() + 1));
            case Attribute.Flag flag -> changes.set(flag, random.nextBoolean());
            case Attribute.Day day -> changes.set(day, LocalDate.of(random.nextInt(1960, 2005), 2, 28));
            case Attribute.Structure<?> structure -> structure(changes, structure, random);
            case Attribute.StructureList<?> list -> structures(changes, list, random);
        }
    }

    private static String text(Attribute.Text text, RandomGenerator random) {
        if (text.name().equals("phone_number")) {
            return "+91" + random.nextLong(1_000_000_000L, 9_999_999_999L);
        }
        if (text.minLength() > 0) {
            return Integer.toString(random.nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36)
                    .repeat(text.minLength())
                    .substring(0, text.minLength());
        }
        return text.multiline() ? word(random) + "\nand more" : shortened(word(random), text.maxLength());
    }

    private static String shortened(String word, int codePoints) {
        return word.codePointCount(0, word.length()) <= codePoints
                ? word
                : word.substring(0, word.offsetByCodePoints(0, codePoints));
    }

    private static String word(RandomGenerator random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static <E> E one(E[] constants, RandomGenerator random) {
        return constants[random.nextInt(constants.length)];
    }

    private static <E extends Enum<E>> void choose(
            Changes changes, Attribute.Choice<E> choice, RandomGenerator random) {
        changes.set(choice, one(choice.vocabulary().getEnumConstants(), random));
    }

    private static <E extends Enum<E>> void chooseSome(
            Changes changes, Attribute.Choices<E> choices, RandomGenerator random) {
        E[] constants = choices.vocabulary().getEnumConstants();
        Set<E> chosen = EnumSet.noneOf(choices.vocabulary());
        for (int draw = 0; draw < 3; draw++) {
            chosen.add(one(constants, random));
        }
        changes.set(choices, chosen);
    }

    private static <R extends Record> void structure(
            Changes changes, Attribute.Structure<R> structure, RandomGenerator random) {
        changes.set(structure, structure.type().cast(record(structure.type(), 0, random)));
    }

    private static <R extends Record> void structures(
            Changes changes, Attribute.StructureList<R> list, RandomGenerator random) {
        changes.set(
                list,
                IntStream.range(0, Math.min(3, list.maxItems()))
                        .mapToObj(i -> list.type().cast(record(list.type(), i, random)))
                        .toList());
    }

    private static Record record(Class<?> type, int position, RandomGenerator random) {
        boolean sparse = random.nextBoolean();
        if (type == AgeRange.class) {
            int min = random.nextInt(18, 60);
            return new AgeRange(min, random.nextInt(min, 100));
        }
        if (type == HeightRange.class) {
            int min = random.nextInt(100, 200);
            return new HeightRange(min, random.nextInt(min, 251));
        }
        if (type == Residence.class) {
            return sparse
                    ? new Residence("", "", "Pune", null)
                    : new Residence(
                            "IN",
                            "India",
                            word(random),
                            word(random),
                            GeoCell.containing(random.nextDouble(-90, 90), random.nextDouble(-180, 180)));
        }
        if (type == OccupationEntry.class) {
            return sparse
                    ? new OccupationEntry(null, "", word(random))
                    : new OccupationEntry(one(OccupationCategory.values(), random), "Label", "");
        }
        if (type == EducationEntry.class) {
            return sparse
                    ? new EducationEntry(null, "", word(random), "", 0)
                    : new EducationEntry(one(EducationLevel.values(), random), "Label", "Physics", "IIT", 2012);
        }
        if (type == InterestEntry.class) {
            return new InterestEntry(InterestCategory.values()[position], sparse ? "" : word(random));
        }
        if (type == LanguageEntry.class) {
            return new LanguageEntry(
                    LanguageCode.values()[position],
                    sparse ? "" : "Label",
                    sparse ? null : one(LanguageProficiency.values(), random));
        }
        if (type == Prompt.class) {
            return sparse
                    ? new Prompt(one(PromptQuestion.values(), random), "", "https://media.example.org/1", position)
                    : new Prompt(one(PromptQuestion.values(), random), word(random) + "\nyes", "", position);
        }
        if (type == DealBreaker.class) {
            return new DealBreaker(one(DealBreakerType.values(), random), sparse ? "" : word(random), 3);
        }
        if (type == MustHave.class) {
            return new MustHave(one(MustHaveType.values(), random), sparse ? "" : word(random), 5);
        }
        throw new IllegalArgumentException("no sample of " + type);
    }
}
