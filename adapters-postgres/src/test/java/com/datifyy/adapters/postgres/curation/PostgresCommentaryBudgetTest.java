package com.datifyy.adapters.postgres.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.CommentaryBudget.Daily;
import com.datifyy.application.curation.port.CommentaryBudgetContract;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PostgresCommentaryBudgetTest extends StoreTest implements CommentaryBudgetContract {
    @Override
    public CommentaryBudget budget() {
        return new PostgresCommentaryBudget(store.database());
    }

    /// Both count twice, for everybody and for who asks: in opposite orders each would have what the other
    /// needs next.
    @Test
    void who_takes_and_who_gives_back_do_not_wait_for_each_other() throws Exception {
        var daily = new Daily(100, 50);
        units().run(() -> budget().take(TODAY, "one", 10, daily));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holding = store.connect();
                Statement hold = holding.createStatement()) {
            holding.setAutoCommit(false);
            hold.execute("SELECT FROM datifyy.comment_counts WHERE staff_member = '' FOR UPDATE");
            Future<Integer> taken = threads.submit(() -> units().execute(() -> budget().take(TODAY, "one", 5, daily)));
            store.awaitLocksWaitedFor(1);
            Future<?> givenBack = threads.submit(() -> units().run(() -> budget().giveBack(TODAY, "one", 10)));
            store.awaitLocksWaitedFor(2);
            holding.rollback();

            assertThat(taken.get()).isEqualTo(5);
            givenBack.get();
        }

        assertThat(budget().asked(TODAY)).isEqualTo(5);
    }
}
