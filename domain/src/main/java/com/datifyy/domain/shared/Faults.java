package com.datifyy.domain.shared;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is wrong with the values of one request, gathered so that all of it is told at once.
public final class Faults {
    private final Map<String, InvalidInput.Fault> found = new LinkedHashMap<>();

    /// One more value breaks a rule. Of each field the first fault is told, and of many fields the first
    /// [InvalidInput#MOST_TOLD].
    ///
    /// @param field the contract's name of the value, as for [InvalidInput]
    public void note(String field, String why) {
        note(new InvalidInput.Fault(field, why));
    }

    private void note(InvalidInput.Fault fault) {
        if (found.size() < InvalidInput.MOST_TOLD) {
            found.putIfAbsent(fault.field(), fault);
        }
    }

    /// What others found.
    public void add(Faults others) {
        others.found.values().forEach(this::note);
    }

    /// Takes a step that may find a value not acceptable.
    public void in(Runnable step) {
        this.<@Nullable Object>of(() -> {
            step.run();
            return null;
        });
    }

    /// Takes a step as [#in] does, but only where something was found before: what it finds is told with that, and
    /// is otherwise left to whoever comes to it later.
    public void also(Runnable step) {
        if (!isEmpty()) {
            in(step);
        }
    }

    /// What a step makes of a value, or null where it finds it not acceptable. A refusal of another kind ends the
    /// request as it would otherwise, unless something was found before: then that is what will be told.
    public <V extends @Nullable Object> @Nullable V of(Supplier<V> step) {
        try {
            return step.get();
        } catch (InvalidInput refused) {
            refused.faults().forEach(this::note);
            return null;
        } catch (Refusal other) {
            if (isEmpty()) {
                throw other;
            }
            return null;
        }
    }

    /// What a step makes of a value, or `otherwise` where it finds it not acceptable.
    public <V> V of(Supplier<V> step, V otherwise) {
        V made = of(step);
        return made == null ? otherwise : made;
    }

    /// A text after [Texts#clean], or as it is where that does not find it acceptable.
    public String clean(String field, String text, int maxLength, boolean multiline) {
        return of(() -> Texts.clean(field, text, maxLength, multiline), text);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// Goes on when nothing was found.
    ///
    /// @throws InvalidInput when something was; it tells what is told of them
    public void tell() {
        if (!isEmpty()) {
            throw refusal();
        }
    }

    /// The refusal that tells what was found.
    ///
    /// @throws IllegalStateException when nothing was
    public InvalidInput refusal() {
        if (isEmpty()) {
            throw new IllegalStateException("nothing is wrong");
        }
        return new InvalidInput(List.copyOf(found.values()));
    }
}
