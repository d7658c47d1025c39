package com.datifyy.adapters.rest.json;

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
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Renaming;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Attributes as the fields of one JSON object, each under its own name.
///
/// What is not answered goes out as the contract's empty value of its kind: `…_UNSPECIFIED`, `""`, `0`, `false`, `[]`
/// or null. A day is left out.
public final class JsonAttributes {
    private static final String DAY_AS_TEXT = "birth_date";
    private static final String DAY_AS_TEXT_WRITTEN = Names.camel(DAY_AS_TEXT);

    private final List<Field<?>> fields;

    public JsonAttributes(List<Attribute<?>> attributes) {
        this.fields = attributes.stream().<Field<?>>map(JsonAttributes::field).toList();
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public void write(Answers from, JsonGenerator out) throws IOException {
        for (Field<?> field : fields) {
            field.write(from, out);
        }
    }

    /// Sets the wanted attributes to what the object says, and clears those of which it says nothing. Values of the
    /// wrong type, and those that break their attributes' limits, are refused when the changes are made.
    public void readNamed(@Nullable JsonInput from, Predicate<Attribute<?>> wanted, Changes into) {
        fields.stream().filter(field -> wanted.test(field.attribute)).forEach(field -> field.read(from, into));
    }

    /// Sets, or clears, the attributes whose fields are there; what is not acceptable is refused as for
    /// [#readNamed].
    public void readSent(@Nullable JsonInput from, Changes into) {
        if (from != null) {
            fields.stream()
                    .filter(field -> field.isSent(from, field.attribute.name()))
                    .forEach(field -> field.read(from, into));
        }
    }

    /// How the answer to an attribute looks in JSON.
    private interface Form<V> {
        /// The answer, or null when the value says nothing.
        @Nullable
        V read(String field, JsonNode value);

        void write(@Nullable V answer, SerializableString key, JsonGenerator out) throws IOException;

        /// What the answer becomes where one stands already.
        default V over(@Nullable V present, V read, String field, JsonNode value) {
            return read;
        }
    }

    private record Field<V>(Attribute<V> attribute, SerializableString key, Form<V> form) {
        boolean isSent(JsonInput from, String name) {
            return from.has(name) || (attribute instanceof Day && from.has(DAY_AS_TEXT));
        }

        void read(@Nullable JsonInput from, Changes into) {
            Renaming told = from == null ? Renaming.nothing() : from.told();
            into.reading(() -> told.in(() -> readInto(from, told, into)));
        }

        private Changes readInto(@Nullable JsonInput from, Renaming told, Changes into) {
            JsonNode value = from == null ? null : value(from);
            V answer = value == null ? null : form.read(attribute.name(), value);
            if (value == null || answer == null) {
                return into.clear(attribute);
            }
            return attribute instanceof Structure<?>
                    ? into.revise(
                            attribute, present -> told.in(() -> form.over(present, answer, attribute.name(), value)))
                    : into.set(attribute, answer);
        }

        /// A day may be told twice; the text counts.
        private @Nullable JsonNode value(JsonInput from) {
            String name = attribute instanceof Day && from.find(DAY_AS_TEXT) != null ? DAY_AS_TEXT : attribute.name();
            return from.find(name);
        }

        void write(Answers from, JsonGenerator out) throws IOException {
            form.write(from.get(attribute), key, out);
        }
    }

    private static Field<?> field(Attribute<?> attribute) {
        SerializableString key = new SerializedString(Names.camel(attribute.name()));
        return switch (attribute) {
            case Choice<?> choice -> choice(choice, key);
            case Choices<?> choices -> choices(choices, key);
            case Text text -> new Field<>(text, key, new TextForm());
            case TextList texts -> new Field<>(texts, key, new TextListForm());
            case Whole whole -> new Field<>(whole, key, new WholeForm());
            case Flag flag -> new Field<>(flag, key, new FlagForm());
            case Day day -> new Field<>(day, key, new DayForm());
            case Structure<?> structure -> structure(structure, key);
            case StructureList<?> structures -> structures(structures, key);
        };
    }

    private static <E extends Enum<E>> Field<E> choice(Choice<E> attribute, SerializableString key) {
        return new Field<>(attribute, key, new WordForm<>(Vocabulary.of(attribute.vocabulary())));
    }

    private static <E extends Enum<E>> Field<Set<E>> choices(Choices<E> attribute, SerializableString key) {
        return new Field<>(
                attribute, key, new WordsForm<>(attribute.vocabulary(), Vocabulary.of(attribute.vocabulary())));
    }

    private static <R extends Record> Field<R> structure(Structure<R> attribute, SerializableString key) {
        return new Field<>(attribute, key, new StructureForm<>(JsonStructure.of(attribute.type())));
    }

    private static <R extends Record> Field<List<R>> structures(StructureList<R> attribute, SerializableString key) {
        return new Field<>(attribute, key, new StructureListForm<>(JsonStructure.of(attribute.type())));
    }

    private record WordForm<E extends Enum<E>>(Vocabulary<E> words) implements Form<E> {
        @Override
        public @Nullable E read(String field, JsonNode value) {
            return words.read(field, value);
        }

        @Override
        public void write(@Nullable E answer, SerializableString key, JsonGenerator out) throws IOException {
            out.writeFieldName(key);
            out.writeString(words.written(answer));
        }
    }

    private record WordsForm<E extends Enum<E>>(Class<E> type, Vocabulary<E> words) implements Form<Set<E>> {
        @Override
        public Set<E> read(String field, JsonNode value) {
            Set<E> read = EnumSet.noneOf(type);
            JsonInput.<Optional<E>>entries(field, value, words::told).forEach(word -> word.ifPresent(read::add));
            return read;
        }

        @Override
        public void write(@Nullable Set<E> answer, SerializableString key, JsonGenerator out) throws IOException {
            out.writeFieldName(key);
            out.writeStartArray();
            if (answer != null) {
                for (E word : answer) {
                    out.writeString(words.written(word));
                }
            }
            out.writeEndArray();
        }
    }

    private record TextForm() implements Form<String> {
        @Override
        public String read(String field, JsonNode value) {
            return JsonInput.text(field, value);
        }

        @Override
        public void write(@Nullable String answer, SerializableString key, JsonGenerator out) throws IOException {
            out.writeFieldName(key);
            out.writeString(answer == null ? "" : answer);
        }
    }

    /// A number in a list of texts, which one collection of requests sends, is read as its digits.
    private record TextListForm() implements Form<List<String>> {
        @Override
        public List<String> read(String field, JsonNode value) {
            return JsonInput.entries(
                    field,
                    value,
                    (name, item) -> item.isIntegralNumber()
                            ? Integer.toString(JsonInput.whole(name, item))
                            : JsonInput.text(name, item));
        }

        @Override
        public void write(@Nullable List<String> answer, SerializableString key, JsonGenerator out) throws IOException {
            out.writeFieldName(key);
            out.writeStartArray();
            if (answer != null) {
                for (String text : answer) {
                    out.writeString(text);
                }
            }
            out.writeEndArray();
        }
    }

    private record WholeForm() implements Form<Integer> {
        @Override
        public Integer read(String field, JsonNode value) {
            return JsonInput.whole(field, value);
        }

        @Override
        public void write(@Nullable Integer answer, SerializableString key, JsonGenerator out) throws IOException {
            out.writeFieldName(key);
            out.writeNumber(answer == null ? 0 : answer);
        }
    }

    private record FlagForm() implements Form<Boolean> {
        @Override
        public Boolean read(String field, JsonNode value) {
            return JsonInput.flag(field, value);
        }

        @Override
        public void write(@Nullable Boolean answer, SerializableString key, JsonGenerator out) throws IOException {
            out.writeFieldName(key);
            out.writeBoolean(answer != null && answer);
        }
    }

    /// Told as midnight UTC under its own name, and as text beside it.
    private record DayForm() implements Form<LocalDate> {
        @Override
        public @Nullable LocalDate read(String field, JsonNode value) {
            return JsonTime.day(field, value);
        }

        @Override
        public void write(@Nullable LocalDate answer, SerializableString key, JsonGenerator out) throws IOException {
            if (answer != null) {
                JsonTime.writeMidnight(key.getValue(), answer, out);
                out.writeStringField(DAY_AS_TEXT_WRITTEN, answer.toString());
            }
        }
    }

    private record StructureForm<R extends Record>(JsonStructure<R> structure) implements Form<R> {
        @Override
        public @Nullable R read(String field, JsonNode value) {
            return structure.toDomain(field, value, null);
        }

        @Override
        public R over(@Nullable R present, R read, String field, JsonNode value) {
            R merged = structure.toDomain(field, value, present);
            return merged == null ? read : merged;
        }

        @Override
        public void write(@Nullable R answer, SerializableString key, JsonGenerator out) throws IOException {
            out.writeFieldName(key);
            if (answer == null) {
                out.writeNull();
            } else {
                structure.write(answer, out);
            }
        }
    }

    private record StructureListForm<R extends Record>(JsonStructure<R> structure) implements Form<List<R>> {
        @Override
        public List<R> read(String field, JsonNode value) {
            return JsonInput.entries(field, value, (name, item) -> entry(field, name, item));
        }

        /// The record's own rules do not know where in the list it stands.
        private R entry(String list, String name, JsonNode value) {
            R entry = Renaming.of(list + ".", name + ".").in(() -> structure.toDomain(name, value, null));
            if (entry == null) {
                throw new InvalidInput(name, "is empty");
            }
            return entry;
        }

        @Override
        public void write(@Nullable List<R> answer, SerializableString key, JsonGenerator out) throws IOException {
            out.writeFieldName(key);
            out.writeStartArray();
            if (answer != null) {
                for (R item : answer) {
                    structure.write(item, out);
                }
            }
            out.writeEndArray();
        }
    }
}
