package com.datifyy.bench.survive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// What one client asked for, one thing after the other, and every state that its answers allow.
///
/// A fact that nobody has written has the value [#NOTHING]. A write without an answer doubles the states:
/// with all of it, and without any of it. What is found in the end must be one of them. A state with a part
/// of a write is none of them, and neither is one without a write that was acknowledged.
public final class History {
    /// The value of what is not there.
    public static final String NOTHING = "0";

    private final List<Operation> operations = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private Set<Map<String, String>> states = new LinkedHashSet<>(Set.of(Map.of()));

    /// Adds what was asked for next.
    public void add(Operation operation) {
        operations.add(operation);
        Set<Map<String, String>> next = new LinkedHashSet<>();
        for (Map<String, String> state : states) {
            if (operation.fate() != Fate.ACKNOWLEDGED) {
                next.add(state);
            }
            if (operation.fate() != Fate.REFUSED) {
                next.add(with(state, operation.writes()));
            }
        }
        states = next;
        switch (operation.fate()) {
            case ACKNOWLEDGED -> acknowledged.incrementAndGet();
            case UNKNOWN -> unknown.incrementAndGet();
            case REFUSED -> {}
        }
    }

    /// The facts that were written so far.
    public Set<String> facts() {
        Set<String> facts = new LinkedHashSet<>();
        operations.forEach(operation -> facts.addAll(operation.writes().keySet()));
        return facts;
    }

    /// What cannot have come from this history; nothing when all can have.
    ///
    /// @param found the facts' values; what is missing is [#NOTHING]
    public List<String> objectionsTo(Map<String, String> found) {
        Map<String, String> seen = normal(found);
        if (states.contains(seen)) {
            return List.of();
        }
        List<String> objections = contradictions(seen);
        if (objections.isEmpty()) {
            objections.add("half a write is there: every fact by itself may be as it is, but not all of them together");
        }
        return objections;
    }

    /// The facts that by themselves are not as any answer allows, as when an acknowledged write is gone.
    ///
    /// @param found the facts' values; what is missing is [#NOTHING]
    public List<String> contradictions(Map<String, String> found) {
        Map<String, String> seen = normal(found);
        List<String> contradictions = new ArrayList<>();
        Set<String> facts = facts();
        facts.addAll(seen.keySet());
        for (String fact : facts) {
            String value = seen.getOrDefault(fact, NOTHING);
            Set<String> allowed = allowed(fact);
            if (!allowed.contains(value)) {
                contradictions.add(fact + " is " + value + " and must be " + String.join(" or ", allowed));
            }
        }
        return contradictions;
    }

    /// Whether all of this is so, where nothing is open.
    ///
    /// @throws IllegalStateException when something of it is open
    public boolean holds(Map<String, String> facts) {
        return facts.entrySet().stream().allMatch(fact -> value(fact.getKey()).equals(fact.getValue()));
    }

    /// Goes on from what was found: what was open before is decided by it.
    ///
    /// @throws IllegalStateException when it cannot have come from this history
    public void settle(Map<String, String> found) {
        List<String> objections = objectionsTo(found);
        if (!objections.isEmpty()) {
            throw new IllegalStateException(String.join("; ", objections));
        }
        states = new LinkedHashSet<>(Set.of(normal(found)));
    }

    /// How many writes were acknowledged; may be asked while somebody adds.
    public long acknowledged() {
        return acknowledged.get();
    }

    /// How many writes nobody answered; may be asked while somebody adds.
    public long unknown() {
        return unknown.get();
    }

    /// The value of a fact, where only one is possible.
    ///
    /// @throws IllegalStateException when it is open
    public String value(String fact) {
        Set<String> allowed = allowed(fact);
        if (allowed.size() != 1) {
            throw new IllegalStateException(fact + " is open");
        }
        return allowed.iterator().next();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < operations.size(); i++) {
            text.append("  ")
                    .append(i + 1)
                    .append(". ")
                    .append(operations.get(i))
                    .append('\n');
        }
        return text.toString();
    }

    private Set<String> allowed(String fact) {
        Set<String> allowed = new LinkedHashSet<>();
        states.forEach(state -> allowed.add(state.getOrDefault(fact, NOTHING)));
        return allowed;
    }

    private static Map<String, String> with(Map<String, String> state, Map<String, String> writes) {
        Map<String, String> next = new TreeMap<>(state);
        next.putAll(writes);
        return normal(next);
    }

    /// Without what is not there.
    private static Map<String, String> normal(Map<String, String> facts) {
        Map<String, String> present = new TreeMap<>(facts);
        present.values().removeIf(value -> Objects.equals(value, NOTHING));
        return present;
    }
}
