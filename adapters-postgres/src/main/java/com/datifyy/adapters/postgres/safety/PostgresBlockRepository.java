package com.datifyy.adapters.postgres.safety;

import static com.datifyy.adapters.postgres.schema.Tables.BLOCKS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;

/// The blocks in PostgreSQL.
public final class PostgresBlockRepository implements BlockRepository {
    private final PostgresDatabase database;

    public PostgresBlockRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Block block) {
        database.writing()
                .insertInto(BLOCKS)
                .set(BLOCKS.BLOCKER, block.blocker().value())
                .set(BLOCKS.BLOCKED, block.blocked().value())
                .set(BLOCKS.REASON, block.reason())
                .set(BLOCKS.CREATED_AT, block.at())
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public boolean existsBetween(UserId one, UserId other) {
        return database.reading()
                .fetchExists(
                        BLOCKS,
                        BLOCKS.BLOCKER
                                .eq(one.value())
                                .and(BLOCKS.BLOCKED.eq(other.value()))
                                .or(BLOCKS.BLOCKER.eq(other.value()).and(BLOCKS.BLOCKED.eq(one.value()))));
    }
}
