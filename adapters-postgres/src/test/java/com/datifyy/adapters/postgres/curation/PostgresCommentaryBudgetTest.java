package com.datifyy.adapters.postgres.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.CommentaryBudget.Asking;
import com.datifyy.application.curation.port.CommentaryBudget.Daily;
import com.datifyy.application.curation.port.CommentaryBudgetContract;
import com.datifyy.domain.identity.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PostgresCommentaryBudgetTest extends StoreTest implements CommentaryBudgetContract {
    private static final Asking GENIE_ON_MAYA = new Asking("one", MAYA);

    @Override
    public CommentaryBudget budget() {
        return new PostgresCommentaryBudget(store.database());
    }

    @Test
    void about_somebody_who_is_not_there_anymore_nothing_is_asked_or_counted() {
        var gone = new Asking("one", new UserId(77));

        assertThat(units().<Integer>execute(() -> budget().take(TODAY, gone, 3, new Daily(100, 50, 50))))
                .isZero();
        assertThat(budget().asked(TODAY)).isZero();
    }

    @Test
    void counts_about_people_are_forgotten_like_the_others() throws Exception {
        var daily = new Daily(100, 50, 50);
        units().run(() -> budget().take(TODAY, GENIE_ON_MAYA, 1, daily));
        units().run(() -> budget().take(TODAY.plusDays(7), GENIE_ON_MAYA, 1, daily));
        assertThat(daysCounted()).isEqualTo(2);

        units().run(() -> budget().take(TODAY.plusDays(8), GENIE_ON_MAYA, 1, daily));
        assertThat(daysCounted()).isEqualTo(2);
    }

    private int daysCounted() throws SQLException {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM datifyy.person_comment_counts")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// Both count thrice, for everybody, for who asks and for the person: in opposite orders each would have what the
    /// other needs next.
    @Test
    void who_takes_and_who_gives_back_do_not_wait_for_each_other() throws Exception {
        var daily = new Daily(100, 50, 50);
        units().run(() -> budget().take(TODAY, GENIE_ON_MAYA, 10, daily));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holding = store.connect();
                Statement hold = holding.createStatement()) {
            holding.setAutoCommit(false);
            hold.execute("SELECT FROM datifyy.comment_counts WHERE staff_member = '' FOR UPDATE");
            Future<Integer> taken =
                    threads.submit(() -> units().execute(() -> budget().take(TODAY, GENIE_ON_MAYA, 5, daily)));
            store.awaitLocksWaitedFor(1);
            Future<?> givenBack = threads.submit(() -> units().run(() -> budget().giveBack(TODAY, GENIE_ON_MAYA, 10)));
            store.awaitLocksWaitedFor(2);
            holding.rollback();

            assertThat(taken.get()).isEqualTo(5);
            givenBack.get();
        }

        assertThat(budget().asked(TODAY)).isEqualTo(5);
    }
}
