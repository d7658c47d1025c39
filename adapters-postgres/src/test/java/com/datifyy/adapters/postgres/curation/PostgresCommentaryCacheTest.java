package com.datifyy.adapters.postgres.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.curation.port.CommentaryCache;
import com.datifyy.application.curation.port.CommentaryCacheContract;
import com.datifyy.application.curation.port.InMemoryAnalyst;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.Pairs;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresCommentaryCacheTest extends StoreTest implements CommentaryCacheContract {
    @Override
    public CommentaryCache cache() {
        return new PostgresCommentaryCache(store.database());
    }

    @Test
    void d7_after_a_day_a_comment_is_not_found_and_goes_with_the_next_one() throws SQLException {
        var old = InMemoryAnalyst.kindWords(Pairs.scoring(70));
        units().run(() -> cache().keep(List.of(old)));
        store.execute("UPDATE datifyy.comments SET kept_at = now() - interval '25 hours'");

        assertThat(cache().findAll(List.of(old.inputHash()))).isEmpty();

        units().run(() -> cache().keep(List.of(InMemoryAnalyst.kindWords(Pairs.scoring(71)))));

        assertThat(store.strings("SELECT input_hash FROM datifyy.comments")).hasSize(1);
    }

    /// Both stop at a row that somebody else holds, with whatever they took before it: in opposite orders
    /// each would have what the other needs next.
    @Test
    void two_who_keep_the_same_comments_in_opposite_order_do_not_wait_for_each_other() throws Exception {
        List<Written> comments = IntStream.range(60, 63)
                .mapToObj(score -> InMemoryAnalyst.kindWords(Pairs.scoring(score)))
                .sorted(Comparator.comparing(comment -> comment.inputHash().value()))
                .toList();
        units().run(() -> cache().keep(comments));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holding = store.connect();
                Statement hold = holding.createStatement()) {
            holding.setAutoCommit(false);
            hold.execute("SELECT FROM datifyy.comments WHERE input_hash = '"
                    + comments.get(1).inputHash().value() + "' FOR UPDATE");
            Future<?> one = threads.submit(() -> units().run(() -> cache().keep(comments)));
            Future<?> other = threads.submit(() -> units().run(() -> cache().keep(comments.reversed())));
            store.awaitLocksWaitedFor(2);
            holding.rollback();

            one.get();
            other.get();
        }

        assertThat(cache().findAll(comments.stream().map(Written::inputHash).toList()))
                .hasSize(3);
    }

    @Test
    void d7_what_is_old_is_forgotten_although_nothing_new_comes() throws SQLException {
        units().run(() -> cache().keep(List.of(
                InMemoryAnalyst.kindWords(Pairs.scoring(70)), InMemoryAnalyst.kindWords(Pairs.scoring(71)))));
        store.execute("UPDATE datifyy.comments SET kept_at = now() - interval '25 hours' WHERE input_hash = '"
                + InMemoryAnalyst.kindWords(Pairs.scoring(70)).inputHash().value() + "'");

        assertThat(units().<Integer>execute(() -> cache().forgetOld())).isEqualTo(1);
        assertThat(units().<Integer>execute(() -> cache().forgetOld())).isZero();

        assertThat(store.strings("SELECT input_hash FROM datifyy.comments")).hasSize(1);
    }
}
