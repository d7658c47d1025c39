package com.datifyy.adapters.postgres.curation;

import static com.datifyy.adapters.postgres.schema.Tables.COMMENT_COUNTS;
import static com.datifyy.adapters.postgres.schema.Tables.PERSON_COMMENT_COUNTS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.domain.identity.UserId;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;

/// How many comments were asked for, counted in PostgreSQL; what is older than a week is forgotten.
public final class PostgresCommentaryBudget implements CommentaryBudget {
    /// The key of all together, which is nobody's.
    private static final String EVERYBODY = "";

    private static final int DAYS_KEPT = 7;

    private final PostgresDatabase database;

    public PostgresCommentaryBudget(PostgresDatabase database) {
        this.database = database;
    }

    /// Whoever asks waits for the row of all together, so two never count at once.
    @Override
    public int take(LocalDate day, Asking asking, int wanted, Daily daily) {
        var sql = database.writing();
        boolean isNewDay = false;
        for (String who : List.of(EVERYBODY, asking.staffMember())) {
            int begun = sql.insertInto(COMMENT_COUNTS)
                    .set(COMMENT_COUNTS.DAY, day)
                    .set(COMMENT_COUNTS.STAFF_MEMBER, who)
                    .set(COMMENT_COUNTS.ASKED, 0)
                    .onConflictDoNothing()
                    .execute();
            isNewDay |= begun == 1 && who.equals(EVERYBODY);
        }
        int ofStaff =
                Math.min(daily.everybody() - asked(day, EVERYBODY), daily.each() - asked(day, asking.staffMember()));
        int left = Math.min(ofStaff, leftOf(asking.person(), day, daily.person()));
        int granted = Math.clamp(left, 0, wanted);
        sql.update(COMMENT_COUNTS)
                .set(COMMENT_COUNTS.ASKED, COMMENT_COUNTS.ASKED.plus(granted))
                .where(is(day, EVERYBODY).or(is(day, asking.staffMember())))
                .execute();
        sql.update(PERSON_COMMENT_COUNTS)
                .set(PERSON_COMMENT_COUNTS.ASKED, PERSON_COMMENT_COUNTS.ASKED.plus(granted))
                .where(is(day, asking.person()))
                .execute();
        if (isNewDay) {
            // At last: whoever deletes an account has its row and then those of its counts.
            forgetBefore(day.minusDays(DAYS_KEPT));
        }
        return granted;
    }

    private void forgetBefore(LocalDate day) {
        var sql = database.writing();
        sql.deleteFrom(COMMENT_COUNTS).where(COMMENT_COUNTS.DAY.lt(day)).execute();
        sql.deleteFrom(PERSON_COMMENT_COUNTS)
                .where(PERSON_COMMENT_COUNTS.DAY.lt(day))
                .execute();
    }

    /// @return nothing when there is no such person anymore
    private int leftOf(UserId person, LocalDate day, int atMost) {
        var sql = database.writing();
        sql.insertInto(
                        PERSON_COMMENT_COUNTS,
                        PERSON_COMMENT_COUNTS.DAY,
                        PERSON_COMMENT_COUNTS.USER_ID,
                        PERSON_COMMENT_COUNTS.ASKED)
                .select(select(val(day), USERS.ID, inline(0))
                        .from(USERS)
                        .where(USERS.ID.eq(person.value()))
                        .forKeyShare())
                .onConflictDoNothing()
                .execute();
        return sql.select(PERSON_COMMENT_COUNTS.ASKED)
                .from(PERSON_COMMENT_COUNTS)
                .where(is(day, person))
                .forNoKeyUpdate()
                .fetchOptional(PERSON_COMMENT_COUNTS.ASKED)
                .map(asked -> atMost - asked)
                .orElse(0);
    }

    @Override
    public void giveBack(LocalDate day, Asking asking, int unasked) {
        // in the order of counting, so that nobody waits for somebody who waits for them
        for (String who : List.of(EVERYBODY, asking.staffMember())) {
            int _ = database.writing()
                    .update(COMMENT_COUNTS)
                    .set(COMMENT_COUNTS.ASKED, greatest(COMMENT_COUNTS.ASKED.minus(unasked), val(0)))
                    .where(is(day, who))
                    .execute();
        }
        int _ = database.writing()
                .update(PERSON_COMMENT_COUNTS)
                .set(PERSON_COMMENT_COUNTS.ASKED, greatest(PERSON_COMMENT_COUNTS.ASKED.minus(unasked), val(0)))
                .where(is(day, asking.person()))
                .execute();
    }

    @Override
    public int asked(LocalDate day) {
        return database.reading()
                .select(COMMENT_COUNTS.ASKED)
                .from(COMMENT_COUNTS)
                .where(is(day, EVERYBODY))
                .fetchOptional(COMMENT_COUNTS.ASKED)
                .orElse(0);
    }

    private int asked(LocalDate day, String who) {
        return database.writing()
                .select(COMMENT_COUNTS.ASKED)
                .from(COMMENT_COUNTS)
                .where(is(day, who))
                .forNoKeyUpdate()
                .fetchSingle()
                .value1();
    }

    private static Condition is(LocalDate day, String who) {
        return COMMENT_COUNTS.DAY.eq(day).and(COMMENT_COUNTS.STAFF_MEMBER.eq(who));
    }

    private static Condition is(LocalDate day, UserId person) {
        return PERSON_COMMENT_COUNTS.DAY.eq(day).and(PERSON_COMMENT_COUNTS.USER_ID.eq(person.value()));
    }
}
