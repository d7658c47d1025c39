package com.datifyy.domain.attribute;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A question with a name, a type and limits; two attributes are the same when they are equal records.
///
/// @param <V> what an answer is
public sealed interface Attribute<V> {

    /// The contract's snake_case name, as it also stands in `update_fields`.
    String name();

    /// The answer in its normal form.
    ///
    /// @throws InvalidInput naming this attribute when the answer breaks its limits
    V checked(V answer);

    /// Whether an answer says nothing, and so is the same as not answering.
    boolean isBlank(V answer);

    /// One word of a vocabulary.
    record Choice<E extends Enum<E>>(String name, Class<E> vocabulary) implements Attribute<E> {
        @Override
        public E checked(E answer) {
            return answer;
        }

        @Override
        public boolean isBlank(E answer) {
            return false;
        }
    }

    /// Any number of words of a vocabulary, in the vocabulary's order.
    record Choices<E extends Enum<E>>(String name, Class<E> vocabulary) implements Attribute<Set<E>> {
        @Override
        public Set<E> checked(Set<E> answer) {
            Set<E> words = EnumSet.noneOf(vocabulary);
            words.addAll(answer);
            return Collections.unmodifiableSet(words);
        }

        @Override
        public boolean isBlank(Set<E> answer) {
            return answer.isEmpty();
        }
    }

    /// Free text of `minLength` to `maxLength` code points; `multiline` allows line breaks.
    record Text(String name, int minLength, int maxLength, boolean multiline) implements Attribute<String> {
        public Text(String name, int maxLength, boolean multiline) {
            this(name, 0, maxLength, multiline);
        }

        @Override
        public String checked(String answer) {
            String text = Texts.clean(name, answer, maxLength, multiline);
            if (!text.isEmpty() && text.codePointCount(0, text.length()) < minLength) {
                throw new InvalidInput(name, "is shorter than " + minLength + " characters");
            }
            return text;
        }

        @Override
        public boolean isBlank(String answer) {
            return answer.isBlank();
        }
    }

    /// Up to `maxItems` single-line texts of at most `maxLength` code points, without repetition.
    record TextList(String name, int maxItems, int maxLength) implements Attribute<List<String>> {
        @Override
        public List<String> checked(List<String> answer) {
            if (answer.size() > maxItems) {
                throw new InvalidInput(name, "has more than " + maxItems + " entries");
            }
            Set<String> items = new LinkedHashSet<>();
            for (int i = 0; i < answer.size(); i++) {
                String item = Texts.clean(name + "[" + i + "]", answer.get(i), maxLength, false);
                if (item.isEmpty()) {
                    throw new InvalidInput(name + "[" + i + "]", "is empty");
                }
                items.add(item);
            }
            return List.copyOf(items);
        }

        @Override
        public boolean isBlank(List<String> answer) {
            return answer.isEmpty();
        }
    }

    /// A whole number from `min` to `max`, both included. Where zero is below `min`, it means "not answered".
    record Whole(String name, int min, int max) implements Attribute<Integer> {
        @Override
        public Integer checked(Integer answer) {
            if (answer < min || answer > max) {
                throw new InvalidInput(
                        name, "must be from " + min + " to " + max + (min > 0 ? ", or 0 to leave it open" : ""));
            }
            return answer;
        }

        @Override
        public boolean isBlank(Integer answer) {
            return answer == 0 && min > 0;
        }
    }

    /// Yes or no.
    record Flag(String name) implements Attribute<Boolean> {
        @Override
        public Boolean checked(Boolean answer) {
            return answer;
        }

        @Override
        public boolean isBlank(Boolean answer) {
            return false;
        }
    }

    /// A calendar day.
    record Day(String name, LocalDate earliest) implements Attribute<LocalDate> {
        @Override
        public LocalDate checked(LocalDate answer) {
            if (answer.isBefore(earliest)) {
                throw new InvalidInput(name, "is before " + earliest);
            }
            return answer;
        }

        @Override
        public boolean isBlank(LocalDate answer) {
            return false;
        }
    }

    /// A value with parts of its own; its type checks them.
    record Structure<R extends Record>(String name, Class<R> type) implements Attribute<R> {
        @Override
        public R checked(R answer) {
            return answer;
        }

        @Override
        public boolean isBlank(R answer) {
            return false;
        }
    }

    /// Up to `maxItems` values with parts of their own, in the order given.
    record StructureList<R extends Record>(String name, Class<R> type, int maxItems) implements Attribute<List<R>> {
        @Override
        public List<R> checked(List<R> answer) {
            if (answer.size() > maxItems) {
                throw new InvalidInput(name, "has more than " + maxItems + " entries");
            }
            return List.copyOf(answer);
        }

        @Override
        public boolean isBlank(List<R> answer) {
            return answer.isEmpty();
        }
    }
}
