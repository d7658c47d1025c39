package com.datifyy.adapters.oidc;

import static com.datifyy.adapters.oidc.ProviderStub.GOOGLE_KEYS;
import static com.datifyy.adapters.oidc.SigningIn.GOOGLE_KEY;
import static com.datifyy.adapters.oidc.SigningIn.NEXT_GOOGLE_KEY;
import static com.datifyy.adapters.oidc.Token.fromGoogle;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a provider's keys are fetched and kept, and what happens while it is away.
final class KeySetTest {
    private SigningIn signingIn = new SigningIn();

    @AfterEach
    void close() {
        signingIn.close();
    }

    @Test
    void keys_are_fetched_at_the_first_sign_in_and_kept() {
        assertThat(signingIn.fetches()).isZero();

        signingIn.accepted(google());
        signingIn.accepted(google());

        assertThat(signingIn.fetches()).isEqualTo(1);
        assertThat(signingIn.stub.fetches(ProviderStub.APPLE_KEYS)).isZero();
    }

    @Test
    void keys_are_kept_for_as_long_as_the_provider_allows() {
        signingIn.accepted(google());

        assertFetchedAgainAfter(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"max-age=0", "no-store", "no-cache, must-revalidate", "max-age=soon", "private", "max-age=-1"})
    void keys_are_kept_for_five_minutes_at_least(String cacheControl) {
        signingIn.stub.answer(GOOGLE_KEYS, 200, ProviderStub.keySet(GOOGLE_KEY), "Cache-Control", cacheControl);
        signingIn.accepted(google());

        assertFetchedAgainAfter(Duration.ofMinutes(5));
    }

    @Test
    void keys_are_kept_for_a_day_at_most() {
        signingIn.stub.publishFor(Duration.ofDays(400), GOOGLE_KEYS, GOOGLE_KEY);
        signingIn.accepted(google());

        assertFetchedAgainAfter(Duration.ofDays(1));
    }

    @Test
    void the_time_that_an_answer_spent_in_caches_counts() {
        signingIn.stub.answer(
                GOOGLE_KEYS, 200, ProviderStub.keySet(GOOGLE_KEY), "Cache-Control", "max-age=3600", "Age", "3000");
        signingIn.accepted(google());

        signingIn.clock.advance(Duration.ofMinutes(10));
        signingIn.accepted(google());

        assertThat(signingIn.fetches()).isEqualTo(2);
    }

    @Test
    void rotated_keys_are_noticed_at_once_and_the_old_ones_forgotten() {
        signingIn.accepted(google());
        signingIn.stub.publish(GOOGLE_KEYS, NEXT_GOOGLE_KEY);

        signingIn.clock.advance(Duration.ofMinutes(1));
        signingIn.accepted(fromGoogle().signedBy(NEXT_GOOGLE_KEY));

        signingIn.rejected(google());
        assertThat(signingIn.fetches()).isEqualTo(2);
    }

    @Test
    void keys_rotated_just_after_they_were_fetched_are_noticed_at_once_too() {
        signingIn.accepted(google());
        signingIn.stub.publish(GOOGLE_KEYS, NEXT_GOOGLE_KEY);

        signingIn.clock.advance(Duration.ofSeconds(5));
        signingIn.accepted(fromGoogle().signedBy(NEXT_GOOGLE_KEY));

        assertThat(signingIn.fetches()).isEqualTo(2);
    }

    @Test
    void somebody_who_invents_a_key_keeps_nobody_from_a_rotated_one() {
        signingIn.accepted(google());
        signingIn.clock.advance(Duration.ofSeconds(5));
        signingIn.rejected(fromGoogle().signedBy(GOOGLE_KEY.named("invented")));
        signingIn.stub.publish(GOOGLE_KEYS, NEXT_GOOGLE_KEY);

        signingIn.clock.advance(Duration.ofSeconds(5));
        signingIn.accepted(fromGoogle().signedBy(NEXT_GOOGLE_KEY));
    }

    @Test
    void e9_a_lasting_flood_of_unknown_keys_becomes_one_fetch_a_minute_after_the_first_three() {
        signingIn.accepted(google());

        for (int second = 5; second <= 600; second += 5) {
            signingIn.clock.advance(Duration.ofSeconds(5));
            signingIn.rejected(freshGoogle().signedBy(GOOGLE_KEY.named("invented-" + second)));
        }

        assertThat(signingIn.fetches()).isEqualTo(1 + 3 + 9);
        signingIn.stub.publish(GOOGLE_KEYS, NEXT_GOOGLE_KEY);
        signingIn.clock.advance(Duration.ofMinutes(1));
        signingIn.accepted(freshGoogle().signedBy(NEXT_GOOGLE_KEY));
    }

    @Test
    void e9_a_flood_of_unknown_keys_is_not_passed_on() {
        for (int minute = 0; minute < 3; minute++) {
            for (int i = 0; i < 100; i++) {
                signingIn.rejected(fromGoogle().signedBy(GOOGLE_KEY.named("invented-" + minute + "-" + i)));
            }
            signingIn.accepted(google());
            assertThat(signingIn.fetches()).isEqualTo(minute + 1);
            signingIn.clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void e9_a_flood_of_unknown_keys_while_the_provider_fails_is_not_passed_on_either() {
        signingIn.accepted(google());
        signingIn.clock.advance(Duration.ofMinutes(1));
        signingIn.stub.answer(GOOGLE_KEYS, 503, "");

        for (int i = 0; i < 100; i++) {
            signingIn.unavailable(fromGoogle().signedBy(GOOGLE_KEY.named("invented-" + i)));
        }
        assertThat(signingIn.fetches()).isEqualTo(2);
        for (int second = 1; second <= 59; second++) {
            signingIn.clock.advance(Duration.ofSeconds(1));
            signingIn.unavailable(freshGoogle().signedBy(GOOGLE_KEY.named("invented-later-" + second)));
        }

        assertThat(signingIn.fetches()).isEqualTo(1 + 3);
        signingIn.accepted(google());
    }

    @Test
    void many_at_once_wait_for_one_fetch() throws Exception {
        var arrived = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        signingIn.stub.on(GOOGLE_KEYS, exchange -> {
            arrived.countDown();
            awaitUninterruptibly(go);
            byte[] keys = ProviderStub.keySet(GOOGLE_KEY).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
        });
        String token = google();

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(people.submit(() -> signingIn.accepted(token)));
            }
            arrived.await();
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(signingIn.fetches()).isEqualTo(1);
    }

    @Test
    void while_stale_keys_are_being_fetched_others_go_on_with_them() throws Exception {
        signingIn.accepted(google());
        signingIn.clock.advance(Duration.ofHours(1));
        var arrived = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        signingIn.stub.on(GOOGLE_KEYS, exchange -> {
            arrived.countDown();
            awaitUninterruptibly(go);
            exchange.sendResponseHeaders(503, -1);
        });
        String token = google();

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = people.submit(() -> signingIn.accepted(token));
            arrived.await();
            signingIn.accepted(token);
            assertThat(first.isDone()).isFalse();
            go.countDown();
            first.get();
        }
    }

    @Test
    void h6_without_any_keys_signing_in_is_unavailable_until_the_provider_is_back() {
        signingIn.stub.answer(GOOGLE_KEYS, 503, ProviderStub.keySet(GOOGLE_KEY));
        signingIn.unavailable(google());
        signingIn.stub.publish(GOOGLE_KEYS, GOOGLE_KEY);

        signingIn.unavailable(google());
        assertThat(signingIn.fetches()).isEqualTo(1);

        signingIn.clock.advance(Duration.ofSeconds(10));
        signingIn.accepted(google());
    }

    @Test
    void h6_a_provider_that_cannot_be_reached_at_all_is_unavailable() {
        signingIn.stub.close();

        signingIn.unavailable(google());
    }

    @Test
    void h6_keys_go_on_being_used_for_a_day_while_the_provider_is_away() {
        signingIn.accepted(google());
        signingIn.stub.answer(GOOGLE_KEYS, 500, "");

        signingIn.clock.advance(Duration.ofHours(25).minusMillis(1));
        signingIn.accepted(google());
        signingIn.rejected(fromGoogle().signedBy(NEXT_GOOGLE_KEY.named(GOOGLE_KEY.id())));
        signingIn.unavailable(freshGoogle().signedBy(NEXT_GOOGLE_KEY));

        signingIn.clock.advance(Duration.ofMillis(1));
        signingIn.unavailable(google());
    }

    @Test
    void h6_the_provider_is_asked_every_ten_seconds_while_it_is_away() {
        signingIn.accepted(google());
        signingIn.clock.advance(Duration.ofHours(1));
        signingIn.stub.answer(GOOGLE_KEYS, 500, "");

        signingIn.accepted(google());
        signingIn.accepted(google());
        assertThat(signingIn.fetches()).isEqualTo(2);

        signingIn.clock.advance(Duration.ofSeconds(10));
        signingIn.stub.publish(GOOGLE_KEYS, NEXT_GOOGLE_KEY);
        signingIn.accepted(freshGoogle().signedBy(NEXT_GOOGLE_KEY));
        assertThat(signingIn.fetches()).isEqualTo(3);
    }

    @Test
    void e9_a_provider_that_does_not_answer_is_given_up() {
        impatiently();
        signingIn.stub.keepSilent(GOOGLE_KEYS);

        signingIn.unavailable(google());
    }

    @Test
    void e9_a_provider_that_does_not_finish_its_answer_is_given_up() {
        impatiently();
        signingIn.stub.trickle(GOOGLE_KEYS, GOOGLE_KEY);

        signingIn.unavailable(google());
    }

    @Test
    void e9_a_redirect_is_not_followed() {
        signingIn.stub.publish("/elsewhere", GOOGLE_KEY);
        for (int status : List.of(301, 302, 303, 307, 308)) {
            signingIn.stub.answer(
                    GOOGLE_KEYS,
                    status,
                    "",
                    "Location",
                    signingIn.stub.at("/elsewhere").toString());
            signingIn.unavailable(google());
            signingIn.clock.advance(Duration.ofSeconds(10));
        }

        assertThat(signingIn.fetches()).isEqualTo(5);
        assertThat(signingIn.stub.fetches("/elsewhere")).isZero();
    }

    @Test
    void e9_a_huge_answer_is_not_read() {
        String keys = ProviderStub.keySet(GOOGLE_KEY);
        signingIn.stub.answer(GOOGLE_KEYS, 200, keys + " ".repeat(256 * 1024 - keys.length() + 1));
        signingIn.unavailable(google());

        signingIn.clock.advance(Duration.ofSeconds(10));
        signingIn.stub.answer(GOOGLE_KEYS, 200, keys + " ".repeat(256 * 1024 - keys.length()));
        signingIn.accepted(google());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>moved</html>",
                "{",
                "[]",
                "null",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[]}",
                "{\"keys\":[null,7,[],{},{\"kty\":\"RSA\"},{\"kty\":\"oct\",\"kid\":\"google-1\",\"k\":\"AAAA\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"google-1\",\"n\":\"!!\",\"e\":\"AQAB\"}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"google-1\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}",
                "{\"keys\":[],\"keys\":[]}"
            })
    void e9_an_answer_without_usable_keys_is_no_answer(String body) {
        signingIn.stub.answer(GOOGLE_KEYS, 200, body);
        signingIn.unavailable(google());
    }

    @Test
    void e9_an_answer_without_usable_keys_does_not_replace_those_there_are() {
        signingIn.accepted(google());
        signingIn.clock.advance(Duration.ofHours(1));
        signingIn.stub.answer(GOOGLE_KEYS, 200, "{\"keys\":[]}");

        signingIn.accepted(google());
        assertThat(signingIn.fetches()).isEqualTo(2);
    }

    @Test
    void a_set_of_many_keys_is_read_in_part() {
        var keys = new ArrayList<>(Collections.nCopies(60, NEXT_GOOGLE_KEY));
        for (int i = 0; i < keys.size(); i++) {
            keys.set(i, NEXT_GOOGLE_KEY.named("many-" + i));
        }
        signingIn.stub.publish(GOOGLE_KEYS, keys.toArray(ProviderKey[]::new));

        signingIn.accepted(fromGoogle().signedBy(keys.getFirst()));
        signingIn.rejected(fromGoogle().signedBy(keys.getLast()));
    }

    @Test
    void of_two_keys_with_one_name_the_first_counts() {
        signingIn.stub.publish(GOOGLE_KEYS, GOOGLE_KEY, NEXT_GOOGLE_KEY.named(GOOGLE_KEY.id()));

        signingIn.accepted(google());
        signingIn.rejected(fromGoogle().signedBy(NEXT_GOOGLE_KEY.named(GOOGLE_KEY.id())));
    }

    @Test
    void nothing_about_somebody_is_sent_to_the_provider() {
        signingIn.accepted(google());

        var asked = signingIn.stub.askedFor(GOOGLE_KEYS).getFirst();
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(asked.address().getQuery()).isNull();
        assertThat(asked.body()).isEmpty();
        assertThat(asked.headers()).doesNotContainKeys("Authorization", "Cookie", "Referer");
    }

    @Test
    void an_interrupted_caller_gets_a_refusal_and_stays_interrupted() throws Exception {
        var arrived = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        signingIn.stub.on(GOOGLE_KEYS, exchange -> {
            arrived.countDown();
            awaitUninterruptibly(go);
        });
        Callable<Boolean> caller = () -> {
            signingIn.unavailable(google());
            return Thread.currentThread().isInterrupted();
        };
        var answer = new FutureTask<>(caller);
        var thread = Thread.ofVirtual().start(answer);

        arrived.await();
        thread.interrupt();

        assertThat(answer.get()).isTrue();
        go.countDown();
    }

    private void impatiently() {
        signingIn.close();
        signingIn = SigningIn.impatiently();
    }

    /// A token that is good now, wherever the clock stands.
    private String google() {
        return freshGoogle().signedBy(GOOGLE_KEY);
    }

    private Token freshGoogle() {
        long now = signingIn.clock.instant().getEpochSecond();
        return fromGoogle().claim("iat", now).claim("exp", now + 3_600);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The keys were fetched once, and serve for exactly so long.
    private void assertFetchedAgainAfter(Duration kept) {
        signingIn.clock.advance(kept.minusMillis(1));
        signingIn.accepted(google());
        assertThat(signingIn.fetches()).isEqualTo(1);

        signingIn.clock.advance(Duration.ofMillis(1));
        signingIn.accepted(google());
        assertThat(signingIn.fetches()).isEqualTo(2);
    }
}
