package com.datifyy.application.profile.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Moves;
import java.util.Optional;

/// When locations changed, in memory.
public final class InMemoryMoveRepository implements MoveRepository {
    private final InMemoryTable<UserId, Moves> rows;

    public InMemoryMoveRepository(InMemoryUnitOfWork units) {
        rows = new InMemoryTable<>(units);
    }

    @Override
    public Optional<Moves> find(UserId owner) {
        return rows.find(owner);
    }

    @Override
    public void save(Moves moves) {
        rows.put(moves.owner(), moves);
    }
}
