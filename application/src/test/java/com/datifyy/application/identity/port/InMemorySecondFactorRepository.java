package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import java.util.List;
import java.util.Optional;

/// Second factors, in memory.
public final class InMemorySecondFactorRepository implements SecondFactorRepository {
    private final InMemoryUnitOfWork units;
    private final InMemoryTable<UserId, Enrolled> factors;
    private final InMemoryTable<UserId, List<String>> recoveryCodes;

    public InMemorySecondFactorRepository(InMemoryUnitOfWork units) {
        this.units = units;
        factors = new InMemoryTable<>(units);
        recoveryCodes = new InMemoryTable<>(units);
    }

    @Override
    public Optional<Enrolled> find(UserId owner) {
        return factors.find(owner);
    }

    @Override
    public Optional<Enrolled> findForUpdate(UserId owner) {
        units.requireOpen();
        return find(owner);
    }

    @Override
    public void put(Enrolled factor) {
        factors.put(factor.owner(), factor);
    }

    @Override
    public void remove(UserId owner) {
        boolean _ = factors.remove(owner);
        boolean _ = recoveryCodes.remove(owner);
    }

    @Override
    public void putRecoveryCodes(UserId owner, List<String> digests) {
        recoveryCodes.put(owner, List.copyOf(digests));
    }

    @Override
    public boolean useRecoveryCode(UserId owner, String digest) {
        units.requireOpen();
        List<String> left = recoveryCodes.find(owner).orElse(List.of());
        if (!left.contains(digest)) {
            return false;
        }
        recoveryCodes.put(
                owner, left.stream().filter(other -> !other.equals(digest)).toList());
        return true;
    }

    @Override
    public int recoveryCodesLeft(UserId owner) {
        return recoveryCodes.find(owner).orElse(List.of()).size();
    }
}
