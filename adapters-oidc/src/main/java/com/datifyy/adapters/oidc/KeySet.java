package com.datifyy.adapters.oidc;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of one provider, kept for as long as it allows and fetched by one caller at a time.
///
/// A token that names an unknown key makes them be fetched early, since keys rotate: at once when the last fetch is
/// five seconds old, three times in a row, and one more each minute after that. So a flood of invented names is not
/// passed on. While the provider is away, its keys are used for another day, and it is asked again every ten seconds,
/// early as long as one of those fetches is left.
final class KeySet {
    private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);

    static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    static final Duration BETWEEN_EARLY_FETCHES = Duration.ofMinutes(1);
    static final int EARLY_AT_ONCE = 3;
    static final Duration BETWEEN_RETRIES = Duration.ofSeconds(10);
    static final Duration OUTAGE_TOLERATED = Duration.ofDays(1);

    /// Longer than a fetch can take.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final String owner;
    private final OpenIdProvider provider;
    private final BoundedHttp http;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Held held = new Held(Map.of(), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, true);

    /// What is known of the keys.
    ///
    /// @param freshUntil how long they need not be fetched again
    /// @param nextFetch when they may be
    /// @param earlyPaidUntil by when early fetches happened so far would have been earned, at one a minute
    /// @param away whether the last attempt to fetch them failed, or there was none
    private record Held(
            Map<String, VerificationKey> keys,
            Instant freshUntil,
            Instant nextFetch,
            Instant earlyPaidUntil,
            boolean away) {
        boolean isFresh(Instant now) {
            return now.isBefore(freshUntil);
        }

        /// Whether they may be fetched now. As long as they are fresh it is early, which few fetches may be.
        boolean mayBeFetched(Instant now) {
            boolean earned = !isFresh(now)
                    || !earlyPaidUntil.isAfter(now.plus(BETWEEN_EARLY_FETCHES.multipliedBy(EARLY_AT_ONCE - 1)));
            return earned && !now.isBefore(nextFetch);
        }

        /// When early fetches will have been earned, after one now.
        Instant paidUntilAfterOne(Instant now) {
            if (!isFresh(now)) {
                return earlyPaidUntil;
            }
            Instant begin = earlyPaidUntil.isAfter(now) ? earlyPaidUntil : now;
            return begin.plus(BETWEEN_EARLY_FETCHES);
        }

        @Nullable
        VerificationKey find(String id, Instant now) {
            return now.isBefore(freshUntil.plus(OUTAGE_TOLERATED)) ? keys.get(id) : null;
        }
    }

    KeySet(String owner, OpenIdProvider provider, BoundedHttp http) {
        this.owner = owner;
        this.provider = provider;
        this.http = http;
    }

    /// @throws Unproven when the provider has no such key
    /// @throws Unanswered when that cannot be told now
    VerificationKey find(String id, Instant now) throws Unproven, Unanswered {
        Held current = held;
        VerificationKey known = current.find(id, now);
        if (known == null || !current.isFresh(now)) {
            current = refreshed(current, known != null, now);
            known = current.find(id, now);
        }
        if (known != null) {
            return known;
        }
        if (current.away() || !current.isFresh(now)) {
            throw new Unanswered("its keys are not known");
        }
        throw new Unproven("the token names a key that the provider does not publish");
    }

    /// What is known after the keys were fetched, if this is the time to do it. Who can do without does not wait for
    /// somebody else's fetch.
    private Held refreshed(Held seen, boolean canDoWithout, Instant now) throws Unanswered {
        if (!seen.mayBeFetched(now)) {
            return seen;
        }
        if (!(canDoWithout ? fetching.tryLock() : waitForTurn())) {
            return seen;
        }
        try {
            Held latest = held;
            if (latest.mayBeFetched(now)) { // nobody fetched them meanwhile
                latest = fetched(latest, now);
                held = latest;
            }
            return latest;
        } finally {
            fetching.unlock();
        }
    }

    private boolean waitForTurn() throws Unanswered {
        try {
            if (fetching.tryLock(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
            throw new Unanswered("its keys are still being fetched");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unanswered("interrupted");
        }
    }

    private Held fetched(Held before, Instant now) {
        Instant paidUntil = before.paidUntilAfterOne(now);
        try {
            var answer = http.send(HttpRequest.newBuilder(provider.keySet())
                    .header("Accept", "application/json")
                    .build());
            PublishedKeys published = PublishedKeys.of(answer, provider.algorithms());
            return new Held(
                    published.keys(), now.plus(published.lifetime()), now.plus(BETWEEN_FETCHES), paidUntil, false);
        } catch (Unanswered away) {
            LOG.warn("The keys of {} could not be fetched: {}", owner, away.getMessage());
            return new Held(before.keys(), before.freshUntil(), now.plus(BETWEEN_RETRIES), paidUntil, true);
        }
    }
}
