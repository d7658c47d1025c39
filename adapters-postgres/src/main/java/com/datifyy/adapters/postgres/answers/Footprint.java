package com.datifyy.adapters.postgres.answers;

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
import java.util.List;

/// About how much memory answers take, by measured averages: what is remembered of people has to stay within its
/// share of the heap also where they write a lot.
public final class Footprint {
    private static final int ANSWER = 16;
    private static final int WORDS = 48;
    private static final int DAY = 24;
    private static final int TEXT = 32;
    private static final int STRUCTURE = 120;
    private static final int LIST = 32;
    private static final int RECORD = 50;

    private Footprint() {}

    /// In bytes.
    public static int of(Answers answers) {
        int bytes = 0;
        for (Attribute<?> attribute : answers.answered()) {
            bytes += ANSWER + of(attribute, answers);
        }
        return bytes;
    }

    private static int of(Attribute<?> attribute, Answers answers) {
        return switch (attribute) {
            case Choice<?> _, Whole _, Flag _ -> 0;
            case Choices<?> _ -> WORDS;
            case Day _ -> DAY;
            case Text text -> TEXT + answers.get(text, "").length();
            case TextList list ->
                LIST
                        + answers.get(list, List.of()).stream()
                                .mapToInt(text -> TEXT + text.length())
                                .sum();
            case Structure<?> _ -> STRUCTURE;
            case StructureList<?> list -> LIST + RECORD * count(list, answers);
        };
    }

    private static <R extends Record> int count(StructureList<R> list, Answers answers) {
        return answers.get(list, List.of()).size();
    }
}
