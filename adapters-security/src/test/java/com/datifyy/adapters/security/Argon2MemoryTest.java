package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.junit.jupiter.api.Test;

final class Argon2MemoryTest {
    private static final Argon2Cost CHEAP = new Argon2Cost(256, 2, 1);
    private static final byte[] NOTHING = {};

    private final Argon2Memory memory = new Argon2Memory(CHEAP);

    @Test
    void a3_the_next_hash_gets_the_blocks_of_the_last() {
        var first = useOf(3);

        assertThat(useOf(3)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(memory.kept()).isOne();
    }

    @Test
    void a3_two_at_once_never_share_memory() {
        memory.lend(outer -> memory.lend(inner -> {
            assertThat(inner).isNotSameAs(outer);
            return NOTHING;
        }));

        assertThat(memory.kept()).isEqualTo(2);
    }

    @Test
    void work_that_fails_leaves_no_memory_to_the_next() {
        assertThatIllegalStateException()
                .isThrownBy(() -> memory.lend(_ -> {
                    throw new IllegalStateException("failed halfway");
                }));

        assertThat(memory.kept()).isZero();
    }

    @Test
    void of_a_dear_hash_no_more_is_kept_than_a_common_one_takes() {
        var first = useOf(1_000);

        assertThat(useOf(1_000).stream().filter(first::contains)).hasSize(256 + 4);
    }

    /// Dirty memory would change the second hash.
    @Test
    void hashes_on_used_memory_are_right() {
        var reference = new PasswordHash(
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
        try (var hasher = new Argon2PasswordHasher(CHEAP, new HashingLimits(1, 8, Duration.ofSeconds(30)))) {
            for (int i = 0; i < 3; i++) {
                assertThat(hasher.matches(Password.presented("another password"), reference))
                        .isFalse();
                assertThat(hasher.matches(Password.presented("password"), reference))
                        .isTrue();
            }
        }
    }

    /// Takes so many blocks, gives them back, and tells which they were.
    private List<Block> useOf(int count) {
        var taken = new ArrayList<Block>();
        memory.lend(blocks -> {
            for (int i = 0; i < count; i++) {
                taken.add(blocks.allocate());
            }
            taken.forEach(blocks::deallocate);
            return NOTHING;
        });
        return taken;
    }
}
