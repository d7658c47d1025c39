package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.OneTimeCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Codes, in memory.
public final class InMemoryCodeRepository implements CodeRepository {
    private record Key(CodePurpose purpose, String subject) {}

    private final InMemoryUnitOfWork units;
    private final InMemoryTable<Key, OneTimeCode> codes;

    public InMemoryCodeRepository(InMemoryUnitOfWork units) {
        this.units = units;
        codes = new InMemoryTable<>(units);
    }

    @Override
    public void put(OneTimeCode code) {
        codes.put(new Key(code.purpose(), code.subject()), code);
    }

    @Override
    public Optional<OneTimeCode> findForUpdate(CodePurpose purpose, String subject) {
        units.requireOpen();
        return codes.find(new Key(purpose, subject));
    }

    @Override
    public Optional<OneTimeCode> findByDigestForUpdate(CodePurpose purpose, String digest) {
        units.requireOpen();
        return codes.findAll(code -> code.purpose() == purpose && code.digest().equals(digest)).stream()
                .findFirst();
    }

    @Override
    public void remove(CodePurpose purpose, String subject) {
        boolean _ = codes.remove(new Key(purpose, subject));
    }

    @Override
    public int removeExpired(Instant before) {
        units.requireOpen();
        List<OneTimeCode> old = codes.findAll(code -> code.expiresAt().isBefore(before));
        old.forEach(code -> remove(code.purpose(), code.subject()));
        return old.size();
    }
}
