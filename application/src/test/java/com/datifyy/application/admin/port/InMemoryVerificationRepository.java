package com.datifyy.application.admin.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/// What the staff verified, in memory.
public final class InMemoryVerificationRepository implements VerificationRepository {
    private final InMemoryTable<Row, Row> rows;

    private record Row(UserId person, StaffVerification what) {}

    public InMemoryVerificationRepository(InMemoryUnitOfWork units) {
        rows = new InMemoryTable<>(units);
    }

    @Override
    public void add(UserId person, StaffVerification what, AdminId by, Instant now) {
        Row row = new Row(person, what);
        rows.put(row, row);
    }

    @Override
    public Set<StaffVerification> of(UserId person) {
        return rows.findAll(row -> row.person().equals(person)).stream()
                .map(Row::what)
                .collect(Collectors.toUnmodifiableSet());
    }
}
