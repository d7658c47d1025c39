package com.datifyy.adapters.postgres.curation;

import static com.datifyy.adapters.postgres.schema.Tables.CURATED_MATCHES;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.curation.Analysis;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The curated matches in PostgreSQL, which itself rules out two for a pair.
public final class PostgresCuratedMatchRepository implements CuratedMatchRepository {
    private final PostgresDatabase database;

    public PostgresCuratedMatchRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public boolean add(CuratedMatch match) {
        AdminId by = match.createdBy();
        return database.writing()
                        .insertInto(CURATED_MATCHES)
                        .set(CURATED_MATCHES.ID, match.id().value())
                        .set(CURATED_MATCHES.LOWER, match.lower().value())
                        .set(CURATED_MATCHES.HIGHER, match.higher().value())
                        .set(CURATED_MATCHES.CREATED_BY, by == null ? null : by.value())
                        .set(CURATED_MATCHES.CREATED_AT, match.createdAt())
                        .set(changing(match))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    @Override
    public Optional<CuratedMatch> find(CuratedMatchId id) {
        return database.reading()
                .selectFrom(CURATED_MATCHES)
                .where(CURATED_MATCHES.ID.eq(id.value()))
                .fetchOptional(PostgresCuratedMatchRepository::match);
    }

    @Override
    public Optional<CuratedMatch> findForUpdate(CuratedMatchId id) {
        return database.writing()
                .selectFrom(CURATED_MATCHES)
                .where(CURATED_MATCHES.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(PostgresCuratedMatchRepository::match);
    }

    @Override
    public Optional<CuratedMatch> ofPair(UserId one, UserId other) {
        return database.reading()
                .selectFrom(CURATED_MATCHES)
                .where(CURATED_MATCHES.LOWER.eq(Math.min(one.value(), other.value())))
                .and(CURATED_MATCHES.HIGHER.eq(Math.max(one.value(), other.value())))
                .fetchOptional(PostgresCuratedMatchRepository::match);
    }

    @Override
    public Map<UserId, CuratedMatch> between(UserId person, Collection<UserId> others) {
        if (others.isEmpty()) {
            return Map.of();
        }
        List<Integer> ids = others.stream().map(UserId::value).toList();
        Condition fromBelow = CURATED_MATCHES.LOWER.eq(person.value()).and(CURATED_MATCHES.HIGHER.in(ids));
        Condition fromAbove = CURATED_MATCHES.HIGHER.eq(person.value()).and(CURATED_MATCHES.LOWER.in(ids));
        Map<UserId, CuratedMatch> found = new HashMap<>();
        database.reading()
                .selectFrom(CURATED_MATCHES)
                .where(fromBelow.or(fromAbove))
                .fetch(PostgresCuratedMatchRepository::match)
                .forEach(match -> found.put(match.otherThan(person), match));
        return found;
    }

    @Override
    public NumberedPage<CuratedMatch> in(CuratedMatchStatus status, NumberedPage.Wanted wanted) {
        Condition listed = CURATED_MATCHES.STATUS.eq(status.name());
        return database.readingTogether(sql -> new NumberedPage<>(
                sql.selectFrom(CURATED_MATCHES)
                        .where(listed)
                        .orderBy(CURATED_MATCHES.CREATED_AT.desc(), CURATED_MATCHES.ID.desc())
                        .limit(wanted.size())
                        .offset(wanted.offset())
                        .fetch(PostgresCuratedMatchRepository::match),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(CURATED_MATCHES, listed)));
    }

    @Override
    public void save(CuratedMatch match) {
        database.writing()
                .update(CURATED_MATCHES)
                .set(changing(match))
                .where(CURATED_MATCHES.ID.eq(match.id().value()))
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> changing(CuratedMatch match) {
        Analysis analysis = match.analysis();
        Map<Field<?>, @Nullable Object> row = new HashMap<>();
        row.put(CURATED_MATCHES.RULE_SCORE, analysis.ruleScore());
        row.put(CURATED_MATCHES.SCORE, analysis.score());
        row.put(CURATED_MATCHES.LOWER_WISHES, Wishes.written(analysis.lowerWishes()));
        row.put(CURATED_MATCHES.HIGHER_WISHES, Wishes.written(analysis.higherWishes()));
        row.put(CURATED_MATCHES.REASONING, analysis.reasoning());
        row.put(CURATED_MATCHES.MATCHED_ASPECTS, analysis.matchedAspects().toArray(String[]::new));
        row.put(CURATED_MATCHES.MISMATCHED_ASPECTS, analysis.mismatchedAspects().toArray(String[]::new));
        row.put(CURATED_MATCHES.PROVIDER, analysis.provider());
        row.put(CURATED_MATCHES.MODEL, analysis.model());
        row.put(CURATED_MATCHES.PROMPT_VERSION, analysis.promptVersion());
        row.put(CURATED_MATCHES.INPUT_HASH, analysis.inputHash());
        row.put(CURATED_MATCHES.MACHINE_MADE, analysis.machineMade());
        row.put(CURATED_MATCHES.ANALYSED_AT, analysis.at());
        row.put(CURATED_MATCHES.STATUS, match.status().name());
        row.put(CURATED_MATCHES.NOTES, match.notes());
        row.put(CURATED_MATCHES.SCHEDULED_DATE_ID, match.scheduledDateId());
        row.put(CURATED_MATCHES.UPDATED_AT, match.updatedAt());
        return row;
    }

    private static CuratedMatch match(Record row) {
        Integer by = row.get(CURATED_MATCHES.CREATED_BY);
        return new CuratedMatch(
                new CuratedMatchId(row.get(CURATED_MATCHES.ID)),
                new UserId(row.get(CURATED_MATCHES.LOWER)),
                new UserId(row.get(CURATED_MATCHES.HIGHER)),
                analysis(row),
                CuratedMatchStatus.valueOf(row.get(CURATED_MATCHES.STATUS)),
                by == null ? null : new AdminId(by),
                row.get(CURATED_MATCHES.NOTES),
                row.get(CURATED_MATCHES.SCHEDULED_DATE_ID),
                row.get(CURATED_MATCHES.CREATED_AT),
                row.get(CURATED_MATCHES.UPDATED_AT));
    }

    private static Analysis analysis(Record row) {
        return new Analysis(
                row.get(CURATED_MATCHES.RULE_SCORE),
                row.get(CURATED_MATCHES.SCORE),
                Wishes.read(row.get(CURATED_MATCHES.LOWER_WISHES)),
                Wishes.read(row.get(CURATED_MATCHES.HIGHER_WISHES)),
                row.get(CURATED_MATCHES.REASONING),
                List.of(row.get(CURATED_MATCHES.MATCHED_ASPECTS)),
                List.of(row.get(CURATED_MATCHES.MISMATCHED_ASPECTS)),
                row.get(CURATED_MATCHES.PROVIDER),
                row.get(CURATED_MATCHES.MODEL),
                row.get(CURATED_MATCHES.PROMPT_VERSION),
                row.get(CURATED_MATCHES.INPUT_HASH),
                row.get(CURATED_MATCHES.MACHINE_MADE),
                row.get(CURATED_MATCHES.ANALYSED_AT));
    }
}
