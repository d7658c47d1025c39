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
import com.datifyy.domain.attribute.Changes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// The columns of a table in which the answers to some attributes are kept: one named like the attribute,
/// or for the few attributes with parts, one for each part.
public final class AnswerColumns {
    /// @param first where the attribute's columns begin
    private record Place(Attribute<?> attribute, int first) {}

    /// What stands in each column of a row.
    @FunctionalInterface
    private interface Row {
        @Nullable
        Object at(int column);
    }

    private final List<Place> places = new ArrayList<>();
    private final List<Field<?>> fields = new ArrayList<>();

    public AnswerColumns(Table<?> table, Stream<Attribute<?>> attributes) {
        attributes.forEach(attribute -> {
            places.add(new Place(attribute, fields.size()));
            columnsOf(attribute).forEach(name -> fields.add(column(table, name)));
        });
    }

    /// The attributes, in the order of their columns.
    public List<Attribute<?>> attributes() {
        return places.stream().<Attribute<?>>map(Place::attribute).toList();
    }

    /// Every column, in a fixed order.
    public List<Field<?>> fields() {
        return List.copyOf(fields);
    }

    /// What stands in the columns, in the order of [#fields].
    public List<@Nullable Object> values(Answers answers) {
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        places.forEach(place -> write(answers, place.attribute(), values));
        return values;
    }

    /// The columns with what stands in them.
    public Map<Field<?>, @Nullable Object> row(Answers answers) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        List<@Nullable Object> values = values(answers);
        for (int i = 0; i < fields.size(); i++) {
            row.put(fields.get(i), values.get(i));
        }
        return row;
    }

    /// Reads the answers from a row that begins with [#fields]. Words this release does not know are left
    /// out, and so are texts that are longer than it takes: an earlier one took longer ones.
    public Answers read(Record row) {
        return read(row::get);
    }

    /// Reads the answers from what [#values] made of them.
    public Answers read(List<? extends @Nullable Object> values) {
        return read(values::get);
    }

    private Answers read(Row row) {
        Changes answers = Changes.none();
        places.forEach(place -> read(row, place.first(), place.attribute(), answers));
        return Answers.NONE.with(answers);
    }

    private static Field<?> column(Table<?> table, String name) {
        Field<?> field = table.field(name);
        if (field == null) {
            throw new IllegalStateException("there is no column " + table.getName() + "." + name);
        }
        return field;
    }

    private static List<String> columnsOf(Attribute<?> attribute) {
        return switch (attribute) {
            case Structure<?> structure -> Structures.columnsOf(structure.type());
            case Choice<?> _, Choices<?> _, Text _, TextList _, Whole _, Flag _, Day _, StructureList<?> _ ->
                List.of(attribute.name());
        };
    }

    private static void write(Answers answers, Attribute<?> attribute, List<@Nullable Object> values) {
        switch (attribute) {
            case Choice<?> choice -> {
                Enum<?> word = answers.get(choice);
                values.add(word == null ? null : word.name());
            }
            case Choices<?> choices -> {
                Set<? extends Enum<?>> words = answers.get(choices);
                values.add(words == null ? null : words.stream().map(Enum::name).toArray(String[]::new));
            }
            case Text text -> values.add(answers.get(text));
            case TextList list -> {
                List<String> texts = answers.get(list);
                values.add(texts == null ? null : texts.toArray(String[]::new));
            }
            case Whole whole -> values.add(answers.get(whole));
            case Flag flag -> values.add(answers.get(flag));
            case Day day -> values.add(answers.get(day));
            case Structure<?> structure -> {
                java.lang.Record record = answers.get(structure);
                if (record == null) {
                    columnsOf(structure).forEach(_ -> values.add(null));
                } else {
                    values.addAll(Structures.write(record));
                }
            }
            case StructureList<?> list -> {
                List<? extends java.lang.Record> records = answers.get(list);
                values.add(records == null ? null : JSONB.jsonb(JsonRecords.write(records)));
            }
        }
    }

    private static void read(Row row, int first, Attribute<?> attribute, Changes answers) {
        Object value = row.at(first);
        if (value == null) {
            return;
        }
        switch (attribute) {
            case Choice<?> choice -> readWord(choice, (String) value, answers);
            case Choices<?> choices -> readWords(choices, (String[]) value, answers);
            case Text text -> readText(text, (String) value, answers);
            case TextList list -> answers.set(list, List.of((String[]) value));
            case Whole whole -> answers.set(whole, (Integer) value);
            case Flag flag -> answers.set(flag, (Boolean) value);
            case Day day -> answers.set(day, (LocalDate) value);
            case Structure<?> structure -> readStructure(structure, row, first, answers);
            case StructureList<?> list -> readStructures(list, ((JSONB) value).data(), answers);
        }
    }

    private static void readText(Text text, String value, Changes answers) {
        int length = value.codePointCount(0, value.length());
        if (length >= text.minLength() && length <= text.maxLength()) {
            answers.set(text, value);
        }
    }

    private static <E extends Enum<E>> void readWord(Choice<E> choice, String name, Changes answers) {
        E word = Vocabulary.wordOf(choice.vocabulary(), name);
        if (word != null) {
            answers.set(choice, word);
        }
    }

    private static <E extends Enum<E>> void readWords(Choices<E> choices, String[] names, Changes answers) {
        Set<E> words = EnumSet.noneOf(choices.vocabulary());
        for (String name : names) {
            E word = Vocabulary.wordOf(choices.vocabulary(), name);
            if (word != null) {
                words.add(word);
            }
        }
        answers.set(choices, words);
    }

    private static <R extends java.lang.Record> void readStructure(
            Structure<R> structure, Row row, int first, Changes answers) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < Structures.columnsOf(structure.type()).size(); i++) {
            values.add(row.at(first + i));
        }
        answers.set(structure, structure.type().cast(Structures.read(structure.type(), values)));
    }

    private static <R extends java.lang.Record> void readStructures(
            StructureList<R> list, String json, Changes answers) {
        answers.set(list, JsonRecords.read(list.type(), json));
    }
}
