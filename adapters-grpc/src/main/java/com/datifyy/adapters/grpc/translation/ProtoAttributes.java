package com.datifyy.adapters.grpc.translation;

import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
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
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Renaming;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The attributes that one message carries, each in the field of its own name.
///
/// Proto3 cannot tell an empty field from one that was not sent. So there are two ways to read: all that is
/// visibly there, and single fields that the caller names, where empty means cleared. A named flag that is
/// false and a named number that may be zero are answers.
public final class ProtoAttributes {
    private static final String DAY_AS_TEXT = "birth_date";

    private final Descriptor message;
    private final List<Bound<?>> bounds;
    private final Map<Attribute<?>, ProtoEnum<?>> vocabularies = new HashMap<>();

    /// @throws IllegalStateException when the message lacks a field
    public ProtoAttributes(List<Attribute<?>> attributes, Descriptor message) {
        this.message = message;
        this.bounds = attributes.stream().<Bound<?>>map(this::bind).toList();
        bounds.forEach(
                bound -> bound.form.vocabularyOnWire().ifPresent(words -> vocabularies.put(bound.attribute, words)));
    }

    /// Sets every attribute whose field is not empty. Values that break their attributes' limits are refused when
    /// the changes are made.
    public void readSent(Message from, Changes into) {
        bounds.stream().filter(bound -> bound.form.isSent(from)).forEach(bound -> bound.read(from, into));
    }

    /// Sets the named attributes that this message carries, and clears those whose field is empty; what is not
    /// acceptable is refused as for [#readSent].
    public void readNamed(Message from, Set<Attribute<?>> named, Changes into) {
        bounds.stream().filter(bound -> named.contains(bound.attribute)).forEach(bound -> bound.read(from, into));
    }

    /// Fills the fields of the attributes that have an answer.
    public void write(Answers from, Message.Builder into) {
        bounds.forEach(bound -> bound.write(from, into));
    }

    /// The contract's name of one word of an attribute's vocabulary.
    ///
    /// @throws IllegalArgumentException when the attribute has no vocabulary
    public String wireName(Attribute<?> attribute, Enum<?> word) {
        ProtoEnum<?> words = vocabularies.get(attribute);
        if (words == null) {
            throw new IllegalArgumentException(attribute.name() + " has no words");
        }
        return words.wireName(word);
    }

    /// How an attribute's answer looks in a message.
    private interface Form<V> {
        boolean isSent(Message from);

        /// The answer, or null when the field says nothing.
        @Nullable
        V read(Message from);

        void write(V answer, Message.Builder into);

        /// What the answer becomes where one stands already.
        default V over(@Nullable V present, V read, Message from) {
            return read;
        }

        /// The vocabulary the answer is taken from, if it is taken from one.
        default Optional<ProtoEnum<?>> vocabularyOnWire() {
            return Optional.empty();
        }
    }

    private record Bound<V>(Attribute<V> attribute, Form<V> form) {
        void read(Message from, Changes into) {
            into.reading(() -> readInto(from, into));
        }

        private void readInto(Message from, Changes into) {
            V answer = form.read(from);
            if (answer == null) {
                into.clear(attribute);
            } else if (attribute instanceof Structure<?>) {
                into.revise(attribute, present -> form.over(present, answer, from));
            } else {
                into.set(attribute, answer);
            }
        }

        void write(Answers from, Message.Builder into) {
            V answer = from.get(attribute);
            if (answer != null) {
                form.write(answer, into);
            }
        }
    }

    private Bound<?> bind(Attribute<?> attribute) {
        FieldDescriptor field = field(attribute.name());
        return switch (attribute) {
            case Choice<?> choice -> choice(choice, field);
            case Choices<?> choices -> choices(choices, field);
            case Text text -> new Bound<>(text, new Plain<>(field, String.class));
            case TextList texts -> new Bound<>(texts, new Texts(field));
            case Whole whole -> new Bound<>(whole, new Plain<>(field, Integer.class));
            case Flag flag -> new Bound<>(flag, new Plain<>(field, Boolean.class));
            case Day day -> new Bound<>(day, new Days(field, field(DAY_AS_TEXT)));
            case Structure<?> structure -> structure(structure, field);
            case StructureList<?> structures -> structures(structures, field);
        };
    }

    private FieldDescriptor field(String name) {
        FieldDescriptor field = message.findFieldByName(name);
        if (field == null) {
            throw new IllegalStateException(message.getFullName() + " has no field " + name);
        }
        return field;
    }

    private static <E extends Enum<E>> Bound<E> choice(Choice<E> attribute, FieldDescriptor field) {
        return new Bound<>(attribute, new Word<>(field, new ProtoEnum<>(attribute.vocabulary(), field.getEnumType())));
    }

    private static <E extends Enum<E>> Bound<Set<E>> choices(Choices<E> attribute, FieldDescriptor field) {
        return new Bound<>(
                attribute,
                new Words<>(
                        field, attribute.vocabulary(), new ProtoEnum<>(attribute.vocabulary(), field.getEnumType())));
    }

    private static <R extends Record> Bound<R> structure(Structure<R> attribute, FieldDescriptor field) {
        return new Bound<>(attribute, new Part<>(field, ProtoStructure.of(attribute.type())));
    }

    private static <R extends Record> Bound<List<R>> structures(StructureList<R> attribute, FieldDescriptor field) {
        return new Bound<>(attribute, new Parts<>(field, ProtoStructure.of(attribute.type())));
    }

    private record Plain<V>(FieldDescriptor field, Class<V> type) implements Form<V> {
        @Override
        public boolean isSent(Message from) {
            return from.hasField(field);
        }

        @Override
        public V read(Message from) {
            return Objects.requireNonNull(type.cast(from.getField(field)));
        }

        @Override
        public void write(V answer, Message.Builder into) {
            into.setField(field, answer);
        }
    }

    private record Texts(FieldDescriptor field) implements Form<List<String>> {
        @Override
        public boolean isSent(Message from) {
            return from.getRepeatedFieldCount(field) > 0;
        }

        @Override
        public List<String> read(Message from) {
            return elements(from, field).map(String.class::cast).toList();
        }

        @Override
        public void write(List<String> answer, Message.Builder into) {
            into.setField(field, answer);
        }
    }

    private record Word<E extends Enum<E>>(FieldDescriptor field, ProtoEnum<E> words) implements Form<E> {
        @Override
        public boolean isSent(Message from) {
            return from.hasField(field);
        }

        @Override
        public @Nullable E read(Message from) {
            return words.toDomain(field.getName(), ((EnumValueDescriptor) from.getField(field)).getNumber());
        }

        @Override
        public void write(E answer, Message.Builder into) {
            into.setField(field, words.toWire(answer));
        }

        @Override
        public Optional<ProtoEnum<?>> vocabularyOnWire() {
            return Optional.of(words);
        }
    }

    private record Words<E extends Enum<E>>(FieldDescriptor field, Class<E> vocabulary, ProtoEnum<E> words)
            implements Form<Set<E>> {
        @Override
        public boolean isSent(Message from) {
            return from.getRepeatedFieldCount(field) > 0;
        }

        @Override
        public Set<E> read(Message from) {
            Set<E> read = EnumSet.noneOf(vocabulary);
            var wrong = new Faults();
            for (int i = 0; i < from.getRepeatedFieldCount(field); i++) {
                String name = field.getName() + "[" + i + "]";
                int number = ((EnumValueDescriptor) from.getRepeatedField(field, i)).getNumber();
                E word = wrong.of(() -> words.toDomain(name, number));
                if (word != null) {
                    read.add(word);
                }
            }
            wrong.tell();
            return read;
        }

        @Override
        public void write(Set<E> answer, Message.Builder into) {
            answer.forEach(word -> into.addRepeatedField(field, words.toWire(word)));
        }

        @Override
        public Optional<ProtoEnum<?>> vocabularyOnWire() {
            return Optional.of(words);
        }
    }

    /// A day is told twice, as midnight UTC and as a text; a text that is there counts.
    private record Days(FieldDescriptor midnight, FieldDescriptor text) implements Form<LocalDate> {
        @Override
        public boolean isSent(Message from) {
            return from.hasField(midnight) || from.hasField(text);
        }

        @Override
        public @Nullable LocalDate read(Message from) {
            if (from.hasField(text)) {
                return ProtoTime.day(text.getName(), (String) from.getField(text));
            }
            return from.hasField(midnight)
                    ? ProtoTime.day(midnight.getName(), (Timestamp) from.getField(midnight))
                    : null;
        }

        @Override
        public void write(LocalDate answer, Message.Builder into) {
            into.setField(midnight, ProtoTime.of(answer));
            into.setField(text, answer.toString());
        }
    }

    private record Part<R extends Record>(FieldDescriptor field, ProtoStructure<R, ?> structure) implements Form<R> {
        @Override
        public boolean isSent(Message from) {
            return from.hasField(field) && !isEmpty(from);
        }

        @Override
        public @Nullable R read(Message from) {
            return isSent(from) ? structure.toDomain(field.getName(), from.getField(field), null) : null;
        }

        @Override
        public R over(@Nullable R present, R read, Message from) {
            return structure.toDomain(field.getName(), from.getField(field), present);
        }

        @Override
        public void write(R answer, Message.Builder into) {
            into.setField(field, structure.toWire(answer));
        }

        private boolean isEmpty(Message from) {
            return ((Message) from.getField(field)).getAllFields().isEmpty();
        }
    }

    private record Parts<R extends Record>(FieldDescriptor field, ProtoStructure<R, ?> structure)
            implements Form<List<R>> {
        @Override
        public boolean isSent(Message from) {
            return from.getRepeatedFieldCount(field) > 0;
        }

        @Override
        public List<R> read(Message from) {
            List<R> read = new ArrayList<>();
            var wrong = new Faults();
            for (int i = 0; i < from.getRepeatedFieldCount(field); i++) {
                String name = field.getName() + "[" + i + "]";
                Object sent = from.getRepeatedField(field, i);
                wrong.in(() -> read.add(entry(name, sent)));
            }
            wrong.tell();
            return read;
        }

        /// The record's own rules do not know where in the list it stands.
        private R entry(String name, Object sent) {
            return Renaming.of(field.getName() + ".", name + ".").in(() -> structure.toDomain(name, sent, null));
        }

        @Override
        public void write(List<R> answer, Message.Builder into) {
            answer.forEach(part -> into.addRepeatedField(field, structure.toWire(part)));
        }
    }

    private static Stream<Object> elements(Message from, FieldDescriptor field) {
        return IntStream.range(0, from.getRepeatedFieldCount(field)).mapToObj(i -> from.getRepeatedField(field, i));
    }
}
