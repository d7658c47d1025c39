package com.datifyy.application.admin.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the staff verified, in memory.
public final class InMemoryVerificationRepository implements VerificationRepository {
    private final InMemoryTable<String, Row> rows;

    private record Row(UserId person, StaffVerification what, Instant at) {}

    public InMemoryVerificationRepository(InMemoryUnitOfWork units) {
        rows = new InMemoryTable<>(units);
    }

    @Override
    public void add(UserId person, StaffVerification what, AdminId by, Instant now) {
        String key = person + " " + what;
        if (rows.find(key).isEmpty()) {
            rows.put(key, new Row(person, what, now));
        }
    }

    @Override
    public Map<StaffVerification, Instant> since(UserId person) {
        return rows.findAll(row -> row.person().equals(person)).stream()
                .collect(Collectors.toUnmodifiableMap(Row::what, Row::at));
    }

    @Override
    public Map<UserId, Set<StaffVerification>> ofAll(Collection<UserId> people) {
        return rows.findAll(row -> people.contains(row.person())).stream()
                .collect(Collectors.groupingBy(
                        Row::person, Collectors.mapping(Row::what, Collectors.toUnmodifiableSet())));
    }

    @Override
    public Set<StaffVerification> of(UserId person) {
        return rows.findAll(row -> row.person().equals(person)).stream()
                .map(Row::what)
                .collect(Collectors.toUnmodifiableSet());
    }
}
