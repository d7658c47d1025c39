package com.datifyy.adapters.postgres.safety;

import static com.datifyy.adapters.postgres.schema.Tables.BLOCKS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StandingQuestion;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;

/// The blocks in PostgreSQL.
public final class PostgresBlockRepository implements BlockRepository {
    private static final List<String> TAKING_PART = Arrays.stream(AccountStatus.values())
            .filter(AccountStatus::takesPart)
            .map(Enum::name)
            .toList();

    private static final StandingQuestion BETWEEN = StandingQuestion.of(select(BLOCKS.BLOCKED)
            .from(BLOCKS)
            .where(BLOCKS.BLOCKER.eq(param("person", Integer.class)))
            .and(BLOCKS.BLOCKED.eq(any(param("others", Integer[].class))))
            .union(select(BLOCKS.BLOCKER)
                    .from(BLOCKS)
                    .where(BLOCKS.BLOCKED.eq(param("person", Integer.class)))
                    .and(BLOCKS.BLOCKER.eq(any(param("others", Integer[].class))))));

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
    public void remove(UserId blocker, UserId blocked) {
        database.writing()
                .deleteFrom(BLOCKS)
                .where(BLOCKS.BLOCKER.eq(blocker.value()))
                .and(BLOCKS.BLOCKED.eq(blocked.value()))
                .execute();
    }

    @Override
    public boolean has(UserId blocker, UserId blocked) {
        return database.reading()
                .fetchExists(BLOCKS, BLOCKS.BLOCKER.eq(blocker.value()).and(BLOCKS.BLOCKED.eq(blocked.value())));
    }

    @Override
    public Set<UserId> between(UserId person, Collection<UserId> others) {
        if (others.isEmpty()) {
            return Set.of();
        }
        return database
                .ask(BETWEEN, question -> {
                    question.setInt(1, person.value());
                    Ids.into(question, 2, others);
                    question.setInt(3, person.value());
                    Ids.into(question, 4, others);
                })
                .stream()
                .map(row -> new UserId(row.get(BLOCKS.BLOCKED)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Block> all(UserId blocker) {
        return database.reading()
                .selectFrom(BLOCKS)
                .where(BLOCKS.BLOCKER.eq(blocker.value()))
                .orderBy(BLOCKS.CREATED_AT.desc(), BLOCKS.BLOCKED)
                .fetch(PostgresBlockRepository::block);
    }

    @Override
    public NumberedPage<Block> by(UserId blocker, NumberedPage.Wanted wanted) {
        Condition listed = BLOCKS.BLOCKER
                .eq(blocker.value())
                .and(exists(selectOne()
                        .from(USERS)
                        .where(USERS.ID.eq(BLOCKS.BLOCKED))
                        .and(USERS.STATUS.in(TAKING_PART))));
        return database.readingTogether(sql -> new NumberedPage<>(
                sql.selectFrom(BLOCKS)
                        .where(listed)
                        .orderBy(BLOCKS.CREATED_AT.desc(), BLOCKS.BLOCKED)
                        .limit(wanted.size())
                        .offset(wanted.offset())
                        .fetch(PostgresBlockRepository::block),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(BLOCKS, listed)));
    }

    private static Block block(Record row) {
        return new Block(
                new UserId(row.get(BLOCKS.BLOCKER)),
                new UserId(row.get(BLOCKS.BLOCKED)),
                row.get(BLOCKS.REASON),
                row.get(BLOCKS.CREATED_AT));
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
