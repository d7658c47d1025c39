package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Newcomer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One place for hashing, in which every hash takes half a second, and more people than may wait for it.
@Timeout(90)
class HashingPlacesTest {
    /// One runs, and 32 wait.
    private static final int PLACES = 1 + 32;

    /// More than have a place, half of them even if some others are done before these come.
    private static final int TOO_MANY = 20;

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /// For how long somebody waits for their turn.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private record Timed(Answer answer, Duration took) {}

    @Test
    void h6_whoever_comes_when_every_place_is_taken_is_told_to_come_again_at_once_and_who_waits_after_ten_seconds() {
        try (var app = RunningApp.hashingSlowly(Map.of("PASSWORD_HASHING_LIMIT", "1"))) {
            Newcomer newcomer = Newcomer.named("Maya Kulkarni");
            Http hers = app.http().as(app.overRest().register(newcomer).tokens().access());

            List<CompletableFuture<Timed>> asked = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> register(app), Thread::startVirtualThread))
                    .limit(PLACES + TOO_MANY)
                    .toList();
            assertThat(hers.get("/api/v1/user/me").status()).isEqualTo(200);
            assertThat(app.http().get("/readyz").status()).isEqualTo(200);
            List<Timed> answers = asked.stream().map(CompletableFuture::join).toList();

            assertThat(answers)
                    .allMatch(timed ->
                            timed.answer().status() == 201 || timed.answer().status() == 429);
            List<Timed> refused = answers.stream()
                    .filter(timed -> timed.answer().status() == 429)
                    .toList();
            assertThat(refused).allSatisfy(timed -> {
                assertThat(timed.answer().code()).isEqualTo("TOO_MANY_REQUESTS");
                assertThat(timed.answer().header("Retry-After")).matches("[1-9][0-9]*");
            });
            assertThat(refused)
                    .filteredOn(timed -> timed.took().compareTo(AT_ONCE) < 0)
                    .as("who had no place to wait")
                    .hasSizeGreaterThanOrEqualTo(TOO_MANY / 2);
            List<Duration> waited = refused.stream()
                    .map(Timed::took)
                    .filter(took -> took.compareTo(LONGEST_WAIT) >= 0)
                    .toList();
            assertThat(waited).as("who waited for a turn that did not come").isNotEmpty();
            assertThat(Eventually.median(waited)).isLessThan(LONGEST_WAIT.plusSeconds(3));
            assertThat(app.overRest()
                            .signIn(newcomer.email(), newcomer.password())
                            .profile()
                            .name())
                    .as("there is a place again")
                    .isEqualTo("Maya Kulkarni");
        }
    }

    private static Timed register(RunningApp app) {
        Newcomer somebody = Newcomer.named("Somebody");
        long begun = System.nanoTime();
        Answer answer = app.http()
                .post(
                        "/api/v1/auth/register/email",
                        "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"%s\",\"dateOfBirth\":\"1994-05-06\"}"
                                .formatted(somebody.email(), somebody.password(), somebody.name()));
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - begun));
    }
}
