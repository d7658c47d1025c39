package com.datifyy.adapters.postgres.curation;

import static com.datifyy.adapters.postgres.schema.Tables.COMMENTS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.curation.port.CommentaryCache;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/// The comments of the last day in PostgreSQL; what is older is not found.
public final class PostgresCommentaryCache implements CommentaryCache {
    private final PostgresDatabase database;

    public PostgresCommentaryCache(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Map<InputHash, Written> findAll(Collection<InputHash> hashes) {
        Map<InputHash, Written> found = new HashMap<>();
        if (!hashes.isEmpty()) {
            database.reading()
                    .selectFrom(COMMENTS)
                    .where(COMMENTS.INPUT_HASH.in(
                            hashes.stream().map(InputHash::value).toList()))
                    .andNot(isOld())
                    .forEach(row -> {
                        var comment = new Written(
                                row.get(COMMENTS.REASONING),
                                List.of(row.get(COMMENTS.MATCHED_ASPECTS)),
                                List.of(row.get(COMMENTS.MISMATCHED_ASPECTS)),
                                row.get(COMMENTS.ADJUSTMENT),
                                row.get(COMMENTS.PROVIDER),
                                row.get(COMMENTS.MODEL),
                                row.get(COMMENTS.PROMPT_VERSION),
                                new InputHash(row.get(COMMENTS.INPUT_HASH)));
                        found.put(comment.inputHash(), comment);
                    });
        }
        return found;
    }

    @Override
    public void keep(Collection<Written> comments) {
        int _ = forgetOld();
        // always in one order, so that two who keep the same ones at once wait for each other in turn
        var rows = database.writing();
        List<Query> writes = new ArrayList<>();
        for (Written comment : comments.stream()
                .sorted(Comparator.comparing(comment -> comment.inputHash().value()))
                .toList()) {
            Map<Field<?>, Object> row = new HashMap<>();
            row.put(COMMENTS.INPUT_HASH, comment.inputHash().value());
            row.put(COMMENTS.REASONING, comment.reasoning());
            row.put(COMMENTS.MATCHED_ASPECTS, comment.matchedAspects().toArray(String[]::new));
            row.put(COMMENTS.MISMATCHED_ASPECTS, comment.mismatchedAspects().toArray(String[]::new));
            row.put(COMMENTS.ADJUSTMENT, comment.adjustment());
            row.put(COMMENTS.PROVIDER, comment.provider());
            row.put(COMMENTS.MODEL, comment.model());
            row.put(COMMENTS.PROMPT_VERSION, comment.promptVersion());
            writes.add(rows.insertInto(COMMENTS)
                    .set(row)
                    .onConflict(COMMENTS.INPUT_HASH)
                    .doUpdate()
                    .set(row));
        }
        int[] _ = rows.batch(writes).execute();
    }

    @Override
    public int forgetOld() {
        return database.writing().deleteFrom(COMMENTS).where(isOld()).execute();
    }

    private static Condition isOld() {
        return DSL.condition("{0} < now() - interval '1 day'", COMMENTS.KEPT_AT);
    }
}
