package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.Memory;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.SessionRepository.Held;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is signed in, remembered while many ask, and never told once it has stopped being so.
///
/// Nobody has to hear of a change in time for that: an instance tells what it remembers only while it holds a *lease*.
/// It asks every [#EVERY] what has ended since it last asked ([SignOuts]), forgets that, and may then go on for
/// [#LEASE], counted from before the question. Whoever ends a session where other instances remember any waits for
/// [#LEASE] after it was committed, and then answers that it has ended. Whatever lease is held by then began after the
/// commit, so its holder knows. An instance that cannot ask, or not in time, asks for each session itself,
/// as it does while few requests come ([#ENOUGH]). What it remembered before it was late is forgotten: another server
/// may have taken the place of the one that was asked.
///
/// What is remembered is never what could be wrong the other way: only who is let in, and only while nothing about
/// them would have to be noted.
final class RememberedSessions implements Memory, PostgresDatabase.SignOutListener {
    static final Duration LEASE = Duration.ofMillis(500);
    static final Duration EVERY = Duration.ofMillis(200);

    /// How many requests within [#EVERY] make it worthwhile: what it costs is one question in that time.
    static final int ENOUGH = 8;

    /// How many times in a row fewer may come before it ends.
    private static final int PATIENCE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(RememberedSessions.class);

    /// Well within the minute for which an announcement counts by the clock of the database, which may be put right.
    private static final Duration ANNOUNCED_EVERY = Duration.ofSeconds(10);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// How much heap there is for each session that may be remembered, some thirty times what it takes.
    private static final int HEAP_OF_EACH = 40_000;

    private final UUID instance = UUID.randomUUID();
    private final SignOuts signOuts;
    private final PostgresDatabase database;
    private final Cache<SessionId, Held> held = Caffeine.newBuilder()
            .maximumSize(Runtime.getRuntime().maxMemory() / HEAP_OF_EACH)
            .expireAfterWrite(LONGEST)
            .executor(Runnable::run)
            .build();

    private final AtomicBoolean following = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /// Held while something is remembered or forgotten.
    private final ReentrantLock changing = new ReentrantLock();

    /// How often something was forgotten: what was read before the last time may be out of date.
    private final AtomicLong forgotten = new AtomicLong();

    private volatile @Nullable Lease lease;
    private volatile long windowFrom = System.nanoTime();
    private volatile long pauseUntil = System.nanoTime();

    /// @param until by [System#nanoTime]
    private record Lease(long until) {
        boolean holds() {
            return System.nanoTime() - until < 0;
        }
    }

    RememberedSessions(PostgresDatabase database) {
        this.database = database;
        this.signOuts = new SignOuts(database);
        database.remembering("sessions", this);
        database.tellOfSignOuts(this);
    }

    /// A session with its account, as remembered if it may be told, and otherwise as it is read. Inside a unit of
    /// work it is read always.
    Optional<Held> find(SessionId id, Instant now, Supplier<Optional<Held>> reading) {
        if (database.inUnitOfWork()) {
            return reading.get();
        }
        Lease current = lease;
        if (current != null && current.holds()) {
            Held known = held.getIfPresent(id);
            if (known != null && mayBeTold(known, now)) {
                asked.incrementAndGet();
                hits.increment();
                return Optional.of(known);
            }
        }
        misses.increment();
        long before = forgotten.get();
        Optional<Held> read = reading.get();
        read.filter(one -> mayBeTold(one, now)).ifPresent(one -> remember(id, one, before));
        followIfWorthwhile();
        return read;
    }

    private static boolean mayBeTold(Held one, Instant now) {
        return one.session().isAlive(now)
                && one.owner().status().takesPart()
                && !one.session().isWorthNoting(now)
                && !one.owner().isWorthNoting(now);
    }

    private void remember(SessionId id, Held one, long before) {
        changing.lock();
        try {
            if (lease != null && forgotten.get() == before) {
                held.put(id, one);
            }
        } finally {
            changing.unlock();
        }
    }

    /// This instance has ended sessions: it forgets them at once, and others are given the time to notice.
    @Override
    public void signedOut(Set<UserId> people) {
        forget(people, false);
        if (mayBeRememberedElsewhere()) {
            sleep(LEASE);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whyever it cannot be found out, somebody may remember
    private boolean mayBeRememberedElsewhere() {
        try {
            return signOuts.areReadByOthersThan(instance);
        } catch (RuntimeException unknown) {
            return true;
        }
    }

    private void forget(Set<UserId> people, boolean everybody) {
        changing.lock();
        try {
            // before what is remembered, so that nothing read until now is put back
            forgotten.incrementAndGet();
            if (everybody) {
                held.invalidateAll();
            } else if (!people.isEmpty()) {
                held.asMap()
                        .values()
                        .removeIf(one -> people.contains(one.owner().id()));
            }
        } finally {
            changing.unlock();
        }
    }

    private void followIfWorthwhile() {
        if (following.get()) {
            asked.incrementAndGet();
            return;
        }
        long now = System.nanoTime();
        if (now - windowFrom > EVERY.toNanos()) {
            windowFrom = now;
            asked.set(0);
        }
        if (asked.incrementAndGet() >= ENOUGH && now - pauseUntil >= 0 && following.compareAndSet(false, true)) {
            Thread.ofVirtual().name("sessions").start(this::follow);
        }
    }

    /// Keeps a lease while it is worthwhile.
    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong, everybody is asked for, as without any lease
    private void follow() {
        try {
            database.ahead(() -> {
                keepLease();
                return true;
            });
        } catch (RuntimeException noMore) {
            LOG.debug("Sessions are not remembered for a while", noMore);
            pauseUntil = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        } finally {
            lease = null;
            forget(Set.of(), true);
            following.set(false);
        }
    }

    private void keepLease() {
        long announced = System.nanoTime();
        signOuts.announce(instance);
        long start = System.nanoTime();
        SignOuts.Position position = signOuts.position();
        // What others read before that is not put among what is remembered from now on.
        forget(Set.of(), true);
        var current = new Lease(start + LEASE.toNanos());
        lease = current;
        for (int few = 0; few < PATIENCE; few = asked.getAndSet(0) < ENOUGH ? few + 1 : 0) {
            sleep(EVERY.minusNanos(System.nanoTime() - start));
            start = System.nanoTime();
            if (start - announced > ANNOUNCED_EVERY.toNanos()) {
                announced = start;
                signOuts.announce(instance);
            }
            SignOuts.News news = signOuts.since(position);
            forget(news.people(), news.everybody() || !current.holds());
            position = news.next();
            current = new Lease(start + LEASE.toNanos());
            lease = current;
        }
    }

    private static void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        var interrupted = false;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long hits() {
        return hits.sum();
    }

    @Override
    public long misses() {
        return misses.sum();
    }

    @Override
    public long size() {
        return held.estimatedSize();
    }
}
