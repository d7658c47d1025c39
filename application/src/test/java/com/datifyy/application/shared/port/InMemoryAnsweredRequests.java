package com.datifyy.application.shared.port;

import com.datifyy.domain.shared.KeptAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Answered requests, in memory.
public final class InMemoryAnsweredRequests implements AnsweredRequests {
    private record Key(Owner owner, String key) {}

    private record Row(Key key, String request, Instant at, KeptAnswer answer) {}

    private final InMemoryUnitOfWork units;
    private final InMemoryTable<Key, Row> rows;

    public InMemoryAnsweredRequests(InMemoryUnitOfWork units) {
        this.units = units;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public boolean begin(Owner owner, String key, String request, Instant now) {
        units.requireOpen();
        Key place = new Key(owner, key);
        if (rows.find(place).isPresent()) {
            return false;
        }
        rows.put(place, new Row(place, request, now, null));
        return true;
    }

    @Override
    public void keep(Owner owner, String key, KeptAnswer answer) {
        Row row = rows.find(new Key(owner, key)).orElseThrow(() -> new IllegalStateException("it was not begun"));
        rows.put(row.key(), new Row(row.key(), row.request(), row.at(), answer));
    }

    @Override
    public Optional<Answered> find(Owner owner, String key) {
        return rows.find(new Key(owner, key)).map(row -> new Answered(row.request(), row.answer()));
    }

    @Override
    public int forget(Instant before) {
        units.requireOpen();
        List<Row> old = rows.findAll(row -> row.at().isBefore(before));
        old.forEach(row -> {
            boolean _ = rows.remove(row.key());
        });
        return old.size();
    }
}
