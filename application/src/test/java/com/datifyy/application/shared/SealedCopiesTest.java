package com.datifyy.application.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.port.InMemorySharedCopies;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.application.shared.port.SharedCopies.Absence;
import com.datifyy.application.shared.port.SharedCopiesContract;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealedCopiesTest implements SharedCopiesContract {
    private static final String ANOTHER = "person/1/43/7.8.9";

    private final TestClock clock = new TestClock();
    private final InMemorySharedCopies kept = new InMemorySharedCopies(clock);
    private final SealedCopies copies = new SealedCopies(new PlainSecretBox(), kept);

    @Override
    public SharedCopies copies() {
        return copies;
    }

    @Override
    public void outlive(Duration life) {
        clock.advance(life);
    }

    @Test
    void d12_nothing_is_kept_unsealed() {
        copies.keep(NAME, () -> "Maya, Pune".getBytes(UTF_8), LIFE);

        assertThat(kept.everything())
                .hasSize(1)
                .allSatisfy(bytes -> assertThat(new String(bytes, UTF_8)).doesNotContain("Pune"));
    }

    @Test
    void d12_somebody_elses_copy_does_not_open() {
        copies.keep(NAME, () -> "Maya".getBytes(UTF_8), LIFE);
        kept.passOff(NAME, ANOTHER);

        assertThat(copies.find(ANOTHER)).isEqualTo(Absence.NOT_READABLE);
        assertThat(copies.find(NAME)).isInstanceOf(SharedCopies.Copy.class);
    }

    @Test
    void a_copy_that_was_cut_off_or_replaced_does_not_open() {
        copies.keep(NAME, () -> "Maya".getBytes(UTF_8), LIFE);

        kept.alterEverything(bytes -> Arrays.copyOf(bytes, 5));
        assertThat(copies.find(NAME)).isEqualTo(Absence.NOT_READABLE);
        kept.alterEverything(_ -> "something else, and longer than a seal is".getBytes(UTF_8));
        assertThat(copies.find(NAME)).isEqualTo(Absence.NOT_READABLE);

        copies.keep(NAME, () -> "Maya".getBytes(UTF_8), LIFE);
        assertThat(copies.find(NAME)).isInstanceOf(SharedCopies.Copy.class);
    }

    @Test
    void whoever_is_away_is_not_asked() {
        kept.goAway();

        assertThat(copies.find(NAME)).isEqualTo(Absence.NOT_ASKED);
    }
}
