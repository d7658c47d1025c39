package com.datifyy.application.shared.port;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Rows by key that belong to an [InMemoryUnitOfWork]: read at any time, written inside a unit only.
public final class InMemoryTable<K, V> {
    private final InMemoryUnitOfWork units;
    private final Map<K, V> rows = new LinkedHashMap<>();

    public InMemoryTable(InMemoryUnitOfWork units) {
        this.units = units;
    }

    public Optional<V> find(K key) {
        return units.locked(() -> Optional.ofNullable(rows.get(key)));
    }

    public List<V> findAll(Predicate<V> condition) {
        return units.locked(() -> rows.values().stream().filter(condition).toList());
    }

    public List<V> all() {
        return units.locked(() -> List.copyOf(rows.values()));
    }

    public void put(K key, V row) {
        units.locked(() -> {
            units.requireOpen();
            V before = rows.put(key, row);
            units.onFailure(() -> restore(key, before));
            return true;
        });
    }

    public boolean remove(K key) {
        return units.locked(() -> {
            units.requireOpen();
            V before = rows.remove(key);
            units.onFailure(() -> restore(key, before));
            return before != null;
        });
    }

    private void restore(K key, V before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }
}
