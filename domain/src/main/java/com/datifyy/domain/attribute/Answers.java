package com.datifyy.domain.attribute;

import com.datifyy.domain.shared.Faults;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The attributes a person has answered, each with its answer; never changed in place.
///
/// An attribute without an entry is not answered: its value is unknown, which is neither yes nor no.
public final class Answers {
    public static final Answers NONE = new Answers(Map.of());

    private final Map<Attribute<?>, Object> values;

    private Answers(Map<Attribute<?>, Object> values) {
        this.values = values;
    }

    /// The answer, or null when there is none.
    public <V> @Nullable V get(Attribute<V> attribute) {
        return typed(values.get(attribute));
    }

    /// The answer, or `otherwise` when there is none.
    public <V> V get(Attribute<V> attribute, V otherwise) {
        V answer = get(attribute);
        return answer == null ? otherwise : answer;
    }

    public boolean has(Attribute<?> attribute) {
        return values.containsKey(attribute);
    }

    public Set<Attribute<?>> answered() {
        return values.keySet();
    }

    /// Those of these answers that some attributes have.
    public Answers to(Set<Attribute<?>> attributes) {
        Map<Attribute<?>, Object> kept = new HashMap<>();
        values.forEach((attribute, answer) -> {
            if (attributes.contains(attribute)) {
                kept.put(attribute, answer);
            }
        });
        return new Answers(Map.copyOf(kept));
    }

    /// These answers with one more, or another, answer; a blank one removes it.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the answer breaks the attribute's limits
    public <V> Answers with(Attribute<V> attribute, V answer) {
        return with(Changes.none().set(attribute, answer));
    }

    /// These answers after the changes.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when a change could not be read, or what it makes
    /// of the present answer breaks limits; all of that is told
    public Answers with(Changes changes) {
        var wrong = new Faults();
        Answers changed = with(changes, wrong);
        wrong.tell();
        return changed;
    }

    /// These answers after those of the changes that are acceptable.
    ///
    /// @param wrong is told what is not; the answers are of use only where that is nothing
    public Answers with(Changes changes, Faults wrong) {
        Map<Attribute<?>, Object> changed = new HashMap<>(values);
        changes.forEach(this, wrong, (attribute, answer) -> {
            if (answer == null) {
                changed.remove(attribute);
            } else {
                changed.put(attribute, answer);
            }
        });
        return new Answers(Map.copyOf(changed));
    }

    /// The entries' only way in is [Changes#set], which pairs an attribute with an answer of its own type.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // see the sentence above
    private static <V> @Nullable V typed(@Nullable Object answer) {
        return (V) answer;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answers answers && values.equals(answers.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /// Only the names: answers are personal and do not belong into logs.
    @Override
    public String toString() {
        return "Answers" + values.keySet().stream().map(Attribute::name).toList();
    }
}
