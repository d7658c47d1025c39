package com.datifyy.adapters.index;

import com.datifyy.application.matching.port.CardChanges;
import com.datifyy.application.matching.port.CardFeed;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PresentCards;
import com.datifyy.application.matching.port.RankCursor;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.Sample;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index of people that finds them in memory, and looks at them once more in the store before it tells.
///
/// A thread of its own reads everybody's card at the start, and then what has changed since, several times a
/// second. The copy may be behind by as much, so the people found are read anew: who is gone, blocked, or does
/// not fit any more is left out and others move up; whose points have changed takes their new place. Until
/// everybody is read, and whenever the feed fails or does not come back in time, the store answers alone.
public final class IndexedPeople implements PeopleIndex, AutoCloseable {
    /// How often changes are asked for.
    public static final Duration EVERY = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(IndexedPeople.class);
    private static final Duration OUT_OF_DATE = Duration.ofSeconds(1);
    private static final Duration AFTER_A_CHANGE = Duration.ofMillis(20);
    private static final Duration OWN_CHANGE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final int ROUNDS = 4;

    private final PeopleIndex store;
    private final CardFeed feed;
    private final PresentCards present;
    private final Memory memory;
    private final ColumnarPeople people = new ColumnarPeople();
    private final Semaphore changed = new Semaphore(0);
    private final Thread keepingUp =
            Thread.ofPlatform().daemon().name("people-index").unstarted(this::keepUp);

    private @Nullable Thread compacting; // used by the thread that keeps up alone
    private final ReentrantLock catchingUp = new ReentrantLock();
    private @Nullable String position; // guarded by catchingUp
    private boolean failed; // used by the thread that keeps up alone
    private volatile boolean stopped;
    private volatile boolean complete;
    private volatile long upToDateAt;

    /// When what is in memory was asked for; whatever was committed before is in it.
    private volatile long readAt = System.nanoTime();

    private volatile long changedAt = System.nanoTime() - OWN_CHANGE.toNanos();

    /// @param store where everybody is kept, and who answers when memory cannot
    public IndexedPeople(PeopleIndex store, CardFeed feed, PresentCards present, Memory memory) {
        this.store = store;
        this.feed = feed;
        this.present = present;
        this.memory = memory;
    }

    /// Begins to read everybody, and to keep up with changes.
    public void start() {
        keepingUp.start();
    }

    @Override
    public void close() {
        stopped = true;
        changed.release();
        try {
            if (keepingUp.isAlive()) {
                keepingUp.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether questions are answered from memory at this moment.
    public boolean answersFromMemory() {
        return complete && System.nanoTime() - upToDateAt < OUT_OF_DATE.toNanos();
    }

    @Override
    public void put(MatchCard card) {
        store.put(card);
        changedAt = System.nanoTime();
        changed.release();
    }

    @Override
    public Optional<MatchCard> find(UserId person) {
        return store.find(person);
    }

    @Override
    public Page<Ranked> fitting(
            MatchCard seeker, Set<UserId> except, Rotation rotation, PageRequest page, Instant now) {
        Moment at = Moment.of(now);
        RankCursor after = RankCursor.of(page);
        int limit = page.limit() + 1;
        Page<Ranked> found = fromMemory(
                seeker,
                except,
                rotation,
                page,
                at,
                hidden -> people.fitting(seeker, rotation, limit, after, hidden, at),
                other -> Eligibility.fits(seeker, other, at));
        return found == null ? store.fitting(seeker, except, rotation, page, now) : found;
    }

    @Override
    public Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now) {
        Moment at = Moment.of(now);
        RankCursor after = RankCursor.of(page);
        int limit = page.limit() + 1;
        Page<Ranked> found = fromMemory(
                seeker,
                Set.of(),
                Rotation.NONE,
                page,
                at,
                hidden -> people.matching(seeker, filters, limit, after, hidden, at),
                other -> Eligibility.passes(seeker, other, filters, at));
        return found == null ? store.matching(seeker, filters, page, now) : found;
    }

    /// The store draws: it is not asked often, and knows who is blocked and what everybody hides by now.
    @Override
    public Sample draw(MatchCard seeker, int most, Instant now) {
        return store.draw(seeker, most, now);
    }

    /// A question to the copy in memory.
    private interface Search {
        List<Found> without(IntPredicate hidden);
    }

    /// The answer from memory, or null when the store has to give it.
    private @Nullable Page<Ranked> fromMemory(
            MatchCard seeker,
            Set<UserId> except,
            Rotation rotation,
            PageRequest page,
            Moment at,
            Search search,
            Predicate<MatchCard> condition) {
        if (!answersFromMemory() || !caughtUpAfterOwnChange()) {
            return null;
        }
        Set<Integer> hidden = new HashSet<>();
        except.forEach(person -> hidden.add(person.value()));
        for (int round = 0; round < ROUNDS && answersFromMemory(); round++) {
            List<Found> found = search.without(hidden::contains);
            Map<UserId, MatchCard> now = found.isEmpty()
                    ? Map.of()
                    : present.visibleTo(
                            seeker.owner(),
                            found.stream().map(each -> new UserId(each.id())).toList());
            List<Ranked> still = new ArrayList<>(found.size());
            List<CardChanges.Change> moved = new ArrayList<>();
            boolean fewer = false;
            for (Found each : found) {
                MatchCard whole = now.get(new UserId(each.id()));
                MatchCard card = whole == null ? null : whole.asSeenByOthers();
                if (card == null || !condition.test(card)) {
                    hidden.add(each.id());
                    fewer = true;
                } else {
                    int points = Compatibility.pointsBetween(seeker, card, at);
                    if (points != each.points()) {
                        moved.add(new CardChanges.Change(card.owner(), card));
                    }
                    still.add(Ranked.of(card, points, rotation));
                }
            }
            if (!fewer && moved.isEmpty()) {
                return RankCursor.page(still, page);
            }
            people.apply(moved);
            if (fewer) {
                present.blockedWith(seeker.owner()).forEach(blocked -> hidden.add(blocked.value()));
            }
        }
        return null;
    }

    private void keepUp() {
        while (!stopped) {
            try {
                catchUp();
                compactWhenScattered();
                failed = false;
            } catch (Refusal.Unavailable outage) {
                tellOnce("The index of people waits for the store, which answers meanwhile: " + outage.getMessage());
            } catch (RuntimeException bug) {
                complete = false;
                LOG.error("The index of people cannot be kept; the store answers", bug);
                return;
            } catch (OutOfMemoryError tooMany) {
                complete = false;
                LOG.error("There is no memory for the index of people; the store answers", tooMany);
                return;
            }
            pause();
        }
    }

    /// Whoever changed something through this instance is found in the next question of anybody here.
    ///
    /// The thread that asks may be in a unit of work, which sees what nobody else does yet; so another one
    /// reads.
    ///
    /// @return whether memory has what was changed here before the question
    private boolean caughtUpAfterOwnChange() {
        long asked = System.nanoTime();
        if (asked - changedAt >= OWN_CHANGE.toNanos()) {
            return true;
        }
        try {
            Thread reading = Thread.ofVirtual().start(() -> catchUpUnlessReadSince(asked));
            return reading.join(PATIENCE) && readAt - asked >= 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whoever waits for another question's reading mostly need not read again.
    private void catchUpUnlessReadSince(long asked) {
        catchingUp.lock();
        try {
            if (readAt - asked < 0) {
                takeIn();
            }
        } catch (Refusal.Unavailable outage) {
            LOG.debug("The thread that keeps up will tell", outage);
        } finally {
            catchingUp.unlock();
        }
    }

    /// Takes in what was committed since the last time, and everybody the first time.
    void catchUp() {
        catchingUp.lock();
        try {
            takeIn();
        } finally {
            catchingUp.unlock();
        }
    }

    private void takeIn() {
        long begun = System.nanoTime();
        String last = position;
        Optional<CardChanges> changes = last == null ? Optional.empty() : feed.since(last);
        if (changes.isPresent()) {
            people.apply(changes.get().changes());
            position = changes.get().position();
        } else {
            readEverybody();
        }
        readAt = begun;
        upToDateAt = System.nanoTime();
    }

    private void readEverybody() {
        complete = false;
        String before = feed.position();
        long expected = feed.size();
        if (!memory.holds(expected)) {
            LOG.warn("{}: PostgreSQL answers instead", memory.told(expected));
            stopped = true;
            return;
        }
        LOG.info("{}", memory.told(expected));
        ColumnarPeople.Filling filling = people.filling(Math.toIntExact(expected));
        feed.readAll(filling::add);
        filling.done();
        Optional<CardChanges> meanwhile = feed.since(before);
        if (meanwhile.isPresent()) {
            people.apply(meanwhile.get().changes());
            position = meanwhile.get().position();
            complete = true;
            LOG.info("{} people are in memory, in {} KiB", people.size(), people.bytes() / 1024);
        }
    }

    /// One at a time, and beside keeping up, which must not wait for it.
    private void compactWhenScattered() {
        Thread before = compacting;
        if (people.isScattered() && (before == null || !before.isAlive())) {
            if (memory.holds(people.size())) {
                compacting = Thread.ofPlatform()
                        .daemon()
                        .name("people-index-compacting")
                        .start(people::compact);
            } else {
                LOG.warn("{}: PostgreSQL answers from now on", memory.told(people.size()));
                complete = false;
                stopped = true;
            }
        }
    }

    private void tellOnce(String outage) {
        if (!failed) {
            LOG.warn(outage);
            failed = true;
        }
    }

    /// Until it is time again, or shortly after this instance changed something.
    private void pause() {
        try {
            if (!stopped && changed.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(AFTER_A_CHANGE);
                changed.drainPermits();
            }
        } catch (InterruptedException _) {
            stopped = true;
        }
    }
}
