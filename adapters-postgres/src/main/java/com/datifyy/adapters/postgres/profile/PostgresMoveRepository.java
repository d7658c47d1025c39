package com.datifyy.adapters.postgres.profile;

import static com.datifyy.adapters.postgres.schema.Tables.MOVES;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.profile.port.MoveRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Moves;
import com.datifyy.domain.shared.GeoCell;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/// When locations changed, in PostgreSQL: one row for each person.
public final class PostgresMoveRepository implements MoveRepository {
    private final PostgresDatabase database;

    public PostgresMoveRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Moves> find(UserId owner) {
        return database.reading()
                .selectFrom(MOVES)
                .where(MOVES.USER_ID.eq(owner.value()))
                .fetchOptional(row -> new Moves(
                        owner,
                        GeoCell.ofNumber(row.get(MOVES.CELL)),
                        row.get(MOVES.SINCE),
                        Arrays.stream(row.get(MOVES.CHANGES))
                                .map(OffsetDateTime::toInstant)
                                .toList()));
    }

    @Override
    public void save(Moves moves) {
        int cell = moves.cell().number();
        OffsetDateTime[] changes = moves.changes().stream()
                .map(change -> change.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        database.writing()
                .insertInto(MOVES)
                .set(MOVES.USER_ID, moves.owner().value())
                .set(MOVES.CELL, cell)
                .set(MOVES.SINCE, moves.since())
                .set(MOVES.CHANGES, changes)
                .onConflict(MOVES.USER_ID)
                .doUpdate()
                .set(MOVES.CELL, cell)
                .set(MOVES.SINCE, moves.since())
                .set(MOVES.CHANGES, changes)
                .execute();
    }
}
