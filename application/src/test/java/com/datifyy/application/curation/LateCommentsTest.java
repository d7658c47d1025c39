package com.datifyy.application.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.curation.port.InMemoryAnalyst;
import com.datifyy.application.curation.port.InMemoryCommentaryCache;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import com.datifyy.domain.curation.Pairs;
import com.datifyy.domain.shared.Refusal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LateCommentsTest {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryCommentaryCache cache = new InMemoryCommentaryCache(units);
    private final TestClock clock = new TestClock();
    private final LateComments late = new LateComments(cache, units, clock);
    private final Written comment = InMemoryAnalyst.kindWords(Pairs.scoring(90));

    @Test
    void they_wait_until_the_store_is_back() {
        late.remember(List.of(comment));
        units.goDown();
        assertThatThrownBy(late::keep).isInstanceOf(Refusal.Unavailable.class);

        units.comeBack();
        late.keep();

        assertThat(cache.findAll(List.of(comment.inputHash()))).containsValue(comment);
    }

    @Test
    void after_a_day_they_are_forgotten() {
        late.remember(List.of(comment));
        clock.advance(Duration.ofDays(1));
        Written later = InMemoryAnalyst.kindWords(Pairs.scoring(80));
        late.remember(List.of(later));
        clock.advance(Duration.ofSeconds(1));

        late.keep();

        assertThat(cache.findAll(List.of(comment.inputHash(), later.inputHash())))
                .containsOnlyKeys(later.inputHash());
    }

    @Test
    void no_more_wait_than_there_is_room_for() {
        List<Written> many = IntStream.range(0, LateComments.MOST + 1)
                .mapToObj(LateCommentsTest::numbered)
                .toList();
        late.remember(many.subList(0, LateComments.MOST - 1));
        late.remember(many.subList(LateComments.MOST - 1, LateComments.MOST + 1));

        late.keep();

        assertThat(cache.findAll(many.stream().map(Written::inputHash).toList()))
                .hasSize(LateComments.MOST)
                .doesNotContainKey(many.getLast().inputHash());
    }

    private static Written numbered(int number) {
        var hash = new InputHash("0".repeat(56) + HexFormat.of().toHexDigits(number));
        return new Written("They fit.", List.of(), List.of(), 5, "memory", "kind", "1", hash);
    }
}
