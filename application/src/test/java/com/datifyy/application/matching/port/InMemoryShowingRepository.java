package com.datifyy.application.matching.port;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Exposure;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// How often people were shown, in memory.
public final class InMemoryShowingRepository implements ShowingRepository {
    private final UserRepository users;
    private final InMemoryTable<Key, Row> rows;

    private record Key(LocalDate day, UserId person) {}

    private record Row(Key key, int times) {}

    public InMemoryShowingRepository(InMemoryUnitOfWork units, UserRepository users) {
        this.users = users;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public void add(LocalDate day, Map<UserId, Integer> times) {
        times.forEach((person, more) -> {
            if (users.find(person).isPresent()) {
                Key key = new Key(day, person);
                int before = rows.find(key).map(Row::times).orElse(0);
                rows.put(key, new Row(key, before + more));
            }
        });
    }

    @Override
    public Exposure before(LocalDate day) {
        Map<UserId, Integer> sums = new TreeMap<>();
        rows.findAll(row -> row.key().day().isBefore(day) && !row.key().day().isBefore(day.minusDays(Exposure.DAYS)))
                .forEach(row -> sums.merge(row.key().person(), row.times(), Integer::sum));
        return Exposure.of(
                sums.keySet().stream().mapToInt(UserId::value).toArray(),
                sums.values().stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public void forget(LocalDate before) {
        rows.findAll(row -> row.key().day().isBefore(before)).forEach(row -> rows.remove(row.key()));
    }
}
