package com.datifyy.application.curation.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import com.datifyy.domain.curation.Pairs;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every cache of comments keeps.
public interface CommentaryCacheContract {
    UnitOfWork units();

    CommentaryCache cache();

    @Test
    default void what_was_kept_is_found_by_its_hash_and_nothing_else_is() {
        Written one = InMemoryAnalyst.kindWords(Pairs.scoring(70));
        Written other = InMemoryAnalyst.kindWords(Pairs.scoring(71));
        InputHash unknown = InMemoryAnalyst.kindWords(Pairs.scoring(72)).inputHash();
        units().run(() -> cache().keep(List.of(one, other)));

        assertThat(cache().findAll(List.of(one.inputHash(), unknown)))
                .hasSize(1)
                .containsEntry(one.inputHash(), one);
        assertThat(cache().findAll(List.of())).isEmpty();
    }

    @Test
    default void a_later_comment_under_the_same_hash_takes_the_place() {
        Written before = InMemoryAnalyst.kindWords(Pairs.scoring(70));
        Written after = new Written("Otherwise.", List.of(), List.of(), -1, "x", "y", "1", before.inputHash());
        units().run(() -> cache().keep(List.of(before)));
        units().run(() -> cache().keep(List.of(after)));

        assertThat(cache().findAll(List.of(before.inputHash()))).containsValue(after);
    }

    @Test
    default void keeping_outside_a_unit_of_work_is_a_fault() {
        assertThatIllegalStateException()
                .isThrownBy(() -> cache().keep(List.of(InMemoryAnalyst.kindWords(Pairs.scoring(70)))));
    }
}
