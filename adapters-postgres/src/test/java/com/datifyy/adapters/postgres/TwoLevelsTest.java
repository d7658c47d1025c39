package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.InMemorySharedCopies;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TwoLevelsTest {
    private static final UserId MAYA = new UserId(1);

    /// Of a value that it cannot write, as a later release may know and this one does not.
    private static final CopyFormat<String> UNABLE = new CopyFormat<>() {
        @Override
        public String name() {
            return "words-1";
        }

        @Override
        public byte[] write(String value) {
            throw new IllegalStateException("there is no word for it");
        }

        @Override
        public String read(byte[] bytes) {
            throw new IllegalStateException("nobody wrote this");
        }
    };

    @Test
    void what_cannot_be_left_for_others_was_read_all_the_same() {
        var levels = new TwoLevels<>(
                new StillTrue<>(100, String::length),
                new InMemorySharedCopies(new TestClock()),
                UNABLE,
                Duration.ofMinutes(1));

        levels.remember(MAYA, "stamp", "what was read");

        assertThat(levels.of(MAYA, "stamp")).isEqualTo("what was read");
    }
}
