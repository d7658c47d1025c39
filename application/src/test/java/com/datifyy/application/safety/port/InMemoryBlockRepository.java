package com.datifyy.application.safety.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;

/// The blocks, in memory.
public final class InMemoryBlockRepository implements BlockRepository {
    private record Key(UserId blocker, UserId blocked) {}

    private final InMemoryUnitOfWork units;
    private final InMemoryTable<Key, Block> rows;

    public InMemoryBlockRepository(InMemoryUnitOfWork units) {
        this.units = units;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public void add(Block block) {
        units.requireOpen();
        Key key = new Key(block.blocker(), block.blocked());
        if (rows.find(key).isEmpty()) {
            rows.put(key, block);
        }
    }

    @Override
    public boolean existsBetween(UserId one, UserId other) {
        return rows.find(new Key(one, other)).isPresent()
                || rows.find(new Key(other, one)).isPresent();
    }
}
