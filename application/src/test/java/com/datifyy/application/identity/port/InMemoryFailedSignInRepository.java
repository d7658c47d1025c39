package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.FailedSignIns;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Failed attempts to sign in, in memory.
public final class InMemoryFailedSignInRepository implements FailedSignInRepository {
    private final InMemoryUnitOfWork units;
    private final InMemoryTable<String, Map.Entry<String, FailedSignIns>> failures;

    public InMemoryFailedSignInRepository(InMemoryUnitOfWork units) {
        this.units = units;
        failures = new InMemoryTable<>(units);
    }

    @Override
    public Optional<FailedSignIns> findForUpdate(String subject) {
        units.requireOpen();
        return failures.find(subject).map(Map.Entry::getValue);
    }

    @Override
    public void save(String subject, FailedSignIns attempts) {
        failures.put(subject, Map.entry(subject, attempts));
    }

    @Override
    public void clear(String subject) {
        boolean _ = failures.remove(subject);
    }

    @Override
    public int forget(Instant before) {
        units.requireOpen();
        var old = new HashMap<String, FailedSignIns>();
        failures.findAll(entry -> entry.getValue().lastAt().isBefore(before))
                .forEach(entry -> old.put(entry.getKey(), entry.getValue()));
        old.keySet().forEach(this::clear);
        return old.size();
    }
}
