package com.datifyy.domain.attribute;

import com.datifyy.domain.shared.Faults;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A partial update: which attributes get a new answer and which lose theirs; the others stay.
public final class Changes {
    private final Map<Attribute<?>, @Nullable Object> changes = new LinkedHashMap<>();
    private final Faults faults = new Faults();

    /// Makes an answer of the present one.
    @FunctionalInterface
    public interface Revision<V> {
        V of(@Nullable V present);
    }

    private record Revised<V>(Attribute<V> attribute, Revision<V> revision) {
        V in(Answers present) {
            return attribute.checked(revision.of(present.get(attribute)));
        }
    }

    private Changes() {}

    public static Changes none() {
        return new Changes();
    }

    /// Gives an attribute an answer; a blank answer clears it.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the answer breaks the attribute's limits
    public <V> Changes set(Attribute<V> attribute, V answer) {
        V normal = attribute.isBlank(answer) ? null : attribute.checked(answer);
        changes.put(attribute, normal != null && attribute.isBlank(normal) ? null : normal);
        return this;
    }

    /// Gives an attribute an answer that depends on the one it has when the change is made.
    ///
    /// @param revision makes the new answer of the present one, or of null where there is none
    public <V> Changes revise(Attribute<V> attribute, Revision<V> revision) {
        changes.put(attribute, new Revised<>(attribute, revision));
        return this;
    }

    public Changes clear(Attribute<?> attribute) {
        changes.put(attribute, null);
        return this;
    }

    /// Takes a step that reads some of the changes. What it finds not acceptable is refused when the changes are
    /// made, together with whatever else is then found.
    public Changes reading(Runnable step) {
        faults.in(step);
        return this;
    }

    /// Whether nothing is changed, nor was meant to be.
    public boolean isEmpty() {
        return changes.isEmpty() && faults.isEmpty();
    }

    public boolean touches(Attribute<?> attribute) {
        return changes.containsKey(attribute);
    }

    /// The changes as they are for these answers.
    ///
    /// @param wrong is told what is not acceptable
    void forEach(Answers present, Faults wrong, BiConsumer<Attribute<?>, @Nullable Object> action) {
        wrong.add(faults);
        changes.forEach((attribute, answer) -> wrong.in(() ->
                action.accept(attribute, answer instanceof Revised<?> revised ? revised.in(present) : answer)));
    }
}
