package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.security.Argon2Cost;
import com.datifyy.adapters.security.Argon2PasswordHasher;
import com.datifyy.adapters.security.HashingLimits;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.domain.identity.Password;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One place for hashing, in which every hash takes nearly a second, and more people than may wait for it.
@Timeout(180)
class HashingPlacesTest {
    /// One runs, and 32 wait.
    private static final int PLACES = 1 + 32;

    /// More than have a place, half of them even if some others are done before these come.
    private static final int TOO_MANY = 20;

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /// For how long somebody waits for their turn.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /// For all the rest of such a request, of which so many come at once, on a machine that has other things to do.
    private static final Duration BESIDES = Duration.ofSeconds(6);

    /// Three times as long as it could be with everybody who has a place served in time: a machine may be busier while
    /// hashes are measured than afterwards.
    private static final Duration A_HASH = LONGEST_WAIT.multipliedBy(3).dividedBy(PLACES);

    private static final int MOST_TIMES = 10;

    private static final int MEMORY_KIB = 64 * 1024;
    private static final int MEASURED_PASSES = 2;
    private static final int MOST_PASSES = 16;

    private record Timed(Answer answer, Duration took) {}

    @Test
    void h6_whoever_comes_when_every_place_is_taken_is_told_to_come_again_at_once_and_who_waits_after_ten_seconds() {
        try (var app = RunningApp.hashingAt(
                taking(A_HASH), Map.of("PASSWORD_HASHING_LIMIT", "1", "DATABASE_POOL_SIZE", "30"))) {
            Newcomer newcomer = Newcomer.named("Maya Kulkarni");
            Http hers = app.http().as(app.overRest().register(newcomer).tokens().access());

            List<CompletableFuture<Timed>> asked = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> signInInVain(app), Thread::startVirtualThread))
                    .limit(PLACES + TOO_MANY)
                    .toList();
            // By then all of them have been at the database, for which they come all at once.
            Eventually.is("half of those who have no place are told so", () -> answered(asked) >= TOO_MANY / 2);
            assertThat(hers.get("/api/v1/user/me").status()).isEqualTo(200);
            assertThat(app.http().get("/readyz").status()).isEqualTo(200);
            assertThat(answered(asked)).as("some still wait").isLessThan(asked.size());
            List<Timed> answers = asked.stream().map(CompletableFuture::join).toList();

            assertThat(answers)
                    .allMatch(timed ->
                            timed.answer().status() == 401 || timed.answer().status() == 429);
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
            assertThat(Eventually.median(waited)).isLessThan(LONGEST_WAIT.plus(BESIDES));
            assertThat(app.overRest()
                            .signIn(newcomer.email(), newcomer.password())
                            .profile()
                            .name())
                    .as("there is a place again")
                    .isEqualTo("Maya Kulkarni");
        }
    }

    private static long answered(List<CompletableFuture<Timed>> asked) {
        return asked.stream().filter(CompletableFuture::isDone).count();
    }

    /// One hash, since there is nobody of that address. Whoever comes while all connections to PostgreSQL are taken, as
    /// when so many come at once, comes again.
    private static Timed signInInVain(RunningApp app) {
        Newcomer nobody = Newcomer.named("Nobody");
        Timed last = null;
        for (int time = 0; time < MOST_TIMES && (last == null || last.answer().status() == 503); time++) {
            long begun = System.nanoTime();
            Answer answer = app.http()
                    .post(
                            "/api/v1/auth/login/email",
                            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(nobody.email(), nobody.password()));
            last = new Timed(answer, Duration.ofNanos(System.nanoTime() - begun));
        }
        return Objects.requireNonNull(last);
    }

    /// What a hash has to cost to take as long as that on this machine.
    private static Argon2Cost taking(Duration time) {
        var measured = new Argon2Cost(MEMORY_KIB, MEASURED_PASSES, 1);
        try (var hasher = new Argon2PasswordHasher(measured, new HashingLimits(1, 1, LONGEST_WAIT))) {
            Duration quickest = Stream.generate(() -> timeOf(hasher))
                    .limit(4)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            long passes = MEASURED_PASSES * time.toNanos() / quickest.toNanos() + 1;
            return new Argon2Cost(MEMORY_KIB, (int) Math.min(passes, MOST_PASSES), 1);
        }
    }

    private static Duration timeOf(Argon2PasswordHasher hasher) {
        long begun = System.nanoTime();
        var _ = hasher.hash(Password.chosen("a password to measure by"));
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
