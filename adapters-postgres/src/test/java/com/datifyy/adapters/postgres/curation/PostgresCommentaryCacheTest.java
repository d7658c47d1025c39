package com.datifyy.adapters.postgres.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.curation.port.CommentaryCache;
import com.datifyy.application.curation.port.CommentaryCacheContract;
import com.datifyy.application.curation.port.InMemoryAnalyst;
import com.datifyy.domain.curation.Pairs;
import java.sql.SQLException;
import java.util.List;
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
