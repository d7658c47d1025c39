package com.datifyy.adapters.grpc.translation;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Day;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Structure;
import com.datifyy.domain.attribute.Attribute.StructureList;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
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
import java.util.Map;
import java.util.stream.Stream;

/// One plausible answer to every attribute there is.
public final class SampleAnswers {
    private static final Map<Class<? extends Record>, Record> STRUCTURES = Map.of(
            AgeRange.class, new AgeRange(25, 35),
            HeightRange.class, new HeightRange(150, 190),
            Residence.class, new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.86)),
            OccupationEntry.class, new OccupationEntry(OccupationCategory.CHEF, "Chef", "Pastry chef"),
            EducationEntry.class, new EducationEntry(EducationLevel.MBA, "MBA", "Finance", "IIM", 2015),
            InterestEntry.class, new InterestEntry(InterestCategory.HIKING, "Hiking"),
            LanguageEntry.class, new LanguageEntry(LanguageCode.MARATHI, "Marathi", LanguageProficiency.NATIVE),
            Prompt.class, new Prompt(PromptQuestion.GREEN_FLAG, "Laughs at puns", "", 1),
            DealBreaker.class, new DealBreaker(DealBreakerType.SMOKING, "No smoke", 5),
            MustHave.class, new MustHave(MustHaveType.AMBITIOUS, "Has plans", 3));

    private SampleAnswers() {}

    /// An answer to each of the attributes.
    public static Answers to(Stream<Attribute<?>> attributes) {
        return attributes.reduce(Answers.NONE, SampleAnswers::with, (first, second) -> second);
    }

    /// The answers with a sample answer to one more attribute.
    static Answers with(Answers answers, Attribute<?> attribute) {
        return switch (attribute) {
            case Choice<?> choice -> withLast(answers, choice);
            case Choices<?> choices -> withAll(answers, choices);
            case Text text -> answers.with(text, text.name().equals("phone_number") ? "+919812345678" : "Asha");
            case TextList texts -> answers.with(texts, List.of("one", "two"));
            case Whole whole -> answers.with(whole, whole.max());
            case Flag flag -> answers.with(flag, true);
            case Day day -> answers.with(day, LocalDate.of(1992, 2, 29));
            case Structure<?> structure -> withStructure(answers, structure);
            case StructureList<?> structures -> withStructures(answers, structures);
        };
    }

    private static <E extends Enum<E>> Answers withLast(Answers answers, Choice<E> choice) {
        E[] words = choice.vocabulary().getEnumConstants();
        return answers.with(choice, words[words.length - 1]);
    }

    private static <E extends Enum<E>> Answers withAll(Answers answers, Choices<E> choices) {
        return answers.with(choices, EnumSet.allOf(choices.vocabulary()));
    }

    private static <R extends Record> Answers withStructure(Answers answers, Structure<R> structure) {
        return answers.with(structure, structure.type().cast(STRUCTURES.get(structure.type())));
    }

    private static <R extends Record> Answers withStructures(Answers answers, StructureList<R> structures) {
        return answers.with(structures, List.of(structures.type().cast(STRUCTURES.get(structures.type()))));
    }
}
