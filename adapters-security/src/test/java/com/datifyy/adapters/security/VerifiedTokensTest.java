package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final VerifiedTokens tokens = new VerifiedTokens();

    @Test
    void what_a_token_says_is_remembered_until_it_is_forgotten() {
        tokens.add("one", saying(1));
        tokens.add("two", saying(2));

        assertThat(tokens.find("one")).contains(saying(1));
        assertThat(tokens.find("two")).contains(saying(2));
        assertThat(tokens.find("three")).isEmpty();
        tokens.remove("one");
        assertThat(tokens.find("one")).isEmpty();
    }

    @Test
    void when_it_is_full_the_token_not_asked_for_longest_goes() {
        for (int i = 1; i <= VerifiedTokens.MOST; i++) {
            tokens.add("token " + i, saying(i));
        }
        assertThat(tokens.find("token 1")).isPresent();

        tokens.add("one more", saying(7));

        assertThat(tokens.size()).isEqualTo(VerifiedTokens.MOST);
        assertThat(tokens.find("token 1")).isPresent();
        assertThat(tokens.find("token 2")).isEmpty();
        assertThat(tokens.find("one more")).isPresent();
    }

    private static VerifiedToken saying(int person) {
        return new VerifiedToken(
                new Caller(new UserId(person), new SessionId(new UUID(0, person))), NOW, NOW.plusSeconds(900));
    }
}
