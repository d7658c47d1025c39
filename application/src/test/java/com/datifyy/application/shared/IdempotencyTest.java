package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.KeptAnswer;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.KeyReused;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final Idempotency idempotency = application.idempotency;
    private final Caller maya = application.member("maya@example.org", "Maya");
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void f4_the_same_request_with_the_same_key_gets_the_first_answer_again() {
        assertThat(once(maya, "key", "what").again()).isFalse();

        assertThat(once(maya, "key", "what")).isEqualTo(new Idempotency.Given(new KeptAnswer(201, "number 1"), true));
        assertThat(done).hasValue(1);
    }

    @Test
    void f4_another_request_with_the_same_key_is_refused() {
        once(maya, "key", "what");

        assertThatThrownBy(() -> once(maya, "key", "something else")).isInstanceOf(KeyReused.class);
        assertThat(done).hasValue(1);
    }

    @Test
    void f4_keys_of_other_people_and_other_keys_are_other_keys() {
        Caller arjun = application.member("arjun@example.org", "Arjun");
        once(maya, "key", "what");

        assertThat(once(arjun, "key", "what").again()).isFalse();
        assertThat(once(maya, "other-key", "what").again()).isFalse();
        assertThat(done).hasValue(3);
    }

    @Test
    void f4_a_refused_request_can_be_sent_again() {
        assertThatThrownBy(() -> idempotency.once(maya, "key", "what", () -> {
                    throw new Conflict("Not now");
                }))
                .isInstanceOf(Conflict.class);

        assertThat(once(maya, "key", "what").again()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with space", "line\nbreak", "ключ"})
    void what_is_no_key_is_refused(String key) {
        assertThatThrownBy(() -> once(maya, key, "what")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> once(maya, "k".repeat(256), "what")).isInstanceOf(InvalidInput.class);
        assertThat(done).hasValue(0);
    }

    private Idempotency.Given onceBegun(String key, String request) {
        return idempotency.onceBegun(maya, key, request, () -> {
            assertThatThrownBy(application.units::requireOpen)
                    .as("it begins outside of a transaction")
                    .isInstanceOf(IllegalStateException.class);
            int number = done.incrementAndGet();
            return () -> {
                application.units.requireOpen();
                return new KeptAnswer(201, "number " + number);
            };
        });
    }

    @Test
    void f4_work_that_takes_its_time_begins_outside_of_the_transaction_and_once() {
        assertThat(onceBegun("key", "what").again()).isFalse();

        assertThat(onceBegun("key", "what")).isEqualTo(new Idempotency.Given(new KeptAnswer(201, "number 1"), true));
        assertThatThrownBy(() -> onceBegun("key", "something else")).isInstanceOf(KeyReused.class);
        assertThatThrownBy(() -> onceBegun("no key", "what")).isInstanceOf(InvalidInput.class);
        assertThat(done).hasValue(1);
    }

    @Test
    void f4_of_two_that_begin_at_once_one_is_finished() {
        var given = idempotency.onceBegun(maya, "key", "what", () -> {
            once(maya, "key", "what");
            return () -> new KeptAnswer(201, "the later one");
        });

        assertThat(given).isEqualTo(new Idempotency.Given(new KeptAnswer(201, "number 1"), true));
    }

    private Idempotency.Given once(Caller caller, String key, String request) {
        return idempotency.once(caller, key, request, () -> new KeptAnswer(201, "number " + done.incrementAndGet()));
    }
}
