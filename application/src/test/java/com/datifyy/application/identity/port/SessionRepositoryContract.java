package com.datifyy.application.identity.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Device.Platform;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of sessions keeps.
public interface SessionRepositoryContract {
    Instant NOW = TestClock.START;
    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    Session.Lifetime LIFETIME = new Session.Lifetime(Duration.ofDays(30), Duration.ofDays(90));

    UnitOfWork units();

    UserRepository users();

    SessionRepository sessions();

    @BeforeEach
    default void two_people() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
        });
    }

    private Session opened(UserId owner) {
        Session session = Session.opened(new SessionId(UUID.randomUUID()), owner, Device.UNKNOWN, LIFETIME, NOW);
        units().run(() -> sessions().add(session));
        return session;
    }

    private RefreshGrant granted(Session session, String fingerprint) {
        RefreshGrant grant =
                new RefreshGrant(fingerprint.repeat(64), session.id(), NOW, "salt" + fingerprint, null, null);
        units().run(() -> sessions().addGrant(grant));
        return grant;
    }

    private RefreshGrant stored(RefreshGrant grant) {
        return units().execute(() -> sessions().findGrantForUpdate(grant.fingerprint()))
                .orElseThrow();
    }

    @Test
    default void a_session_is_found_with_everything_it_had() {
        Session session = new Session(
                new SessionId(UUID.randomUUID()),
                MAYA,
                new Device(Platform.IOS, "Maya's phone", "19.1", "4.2.0", "", "d-17"),
                NOW,
                NOW.plusSeconds(1),
                NOW.plusSeconds(2),
                NOW.plusSeconds(3),
                NOW.plusSeconds(4));

        units().run(() -> sessions().add(session));

        assertThat(sessions().find(session.id())).contains(session);
    }

    @Test
    default void a_session_on_an_unknown_device_is_found() {
        Session session = opened(MAYA);

        assertThat(sessions().find(session.id())).contains(session);
        assertThat(sessions().find(new SessionId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void using_and_ending_a_session_is_saved() {
        Session session = opened(MAYA);

        Session used = session.used(LIFETIME, NOW.plus(Duration.ofDays(1)));
        units().run(() -> sessions().save(used));
        assertThat(sessions().find(session.id())).contains(used);

        Session ended = used.ended(NOW.plus(Duration.ofDays(2)));
        units().run(() -> sessions().save(ended));
        assertThat(sessions().find(session.id())).contains(ended);
    }

    @Test
    default void an_ended_session_stays_ended_whoever_saves_it_afterwards() {
        Session session = opened(MAYA);
        units().run(() -> sessions().save(session.ended(NOW)));

        units().run(() -> sessions().save(session.used(LIFETIME, NOW.plusSeconds(1))));

        assertThat(sessions().find(session.id()).orElseThrow().endedAt()).isEqualTo(NOW);
    }

    @Test
    default void saving_an_unknown_session_is_a_bug() {
        Session session = Session.opened(new SessionId(UUID.randomUUID()), MAYA, Device.UNKNOWN, LIFETIME, NOW);

        assertThatThrownBy(() -> units().run(() -> sessions().save(session))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void all_living_sessions_of_one_person_end_at_once() {
        Session first = opened(MAYA);
        Session second = opened(MAYA);
        Session ended = opened(MAYA);
        Session foreign = opened(ARJUN);
        units().run(() -> sessions().save(ended.ended(NOW)));
        Instant later = NOW.plusSeconds(60);

        int count = units().execute(() -> sessions().endAll(MAYA, later));

        assertThat(count).isEqualTo(2);
        assertThat(sessions().find(first.id())).contains(first.ended(later));
        assertThat(sessions().find(second.id())).contains(second.ended(later));
        assertThat(sessions().find(ended.id())).contains(ended.ended(NOW));
        assertThat(sessions().find(foreign.id())).contains(foreign);
    }

    @Test
    default void sessions_that_ran_out_are_not_counted() {
        opened(MAYA);

        Instant afterIdling = NOW.plus(Duration.ofDays(30));
        assertThat(units().<Integer>execute(() -> sessions().endAll(MAYA, afterIdling)))
                .isZero();
    }

    @Test
    default void a_grant_is_found_by_its_fingerprint_only() {
        RefreshGrant grant = granted(opened(MAYA), "a");

        assertThat(stored(grant)).isEqualTo(grant);
        assertThat(units().execute(() -> sessions().findGrantForUpdate("b".repeat(64))))
                .isEmpty();
    }

    @Test
    default void using_a_grant_is_noted_on_it_and_on_the_one_before() {
        Session session = opened(MAYA);
        RefreshGrant first = granted(session, "a");
        RefreshGrant second = granted(session, "b");
        RefreshGrant third = granted(session, "c");
        RefreshGrant foreign = granted(opened(MAYA), "d");
        Instant one = NOW.plusSeconds(1);
        Instant two = NOW.plusSeconds(2);

        units().run(() -> sessions().markGrantUsed(first, one));
        assertThat(stored(first).usedAt()).isEqualTo(one);
        assertThat(stored(first).successorUsedAt()).isNull();

        units().run(() -> sessions().markGrantUsed(second, two));
        assertThat(stored(first).usedAt()).isEqualTo(one);
        assertThat(stored(first).successorUsedAt()).isEqualTo(two);
        assertThat(stored(second).usedAt()).isEqualTo(two);
        assertThat(stored(second).successorUsedAt()).isNull();
        assertThat(stored(third)).isEqualTo(third);
        assertThat(stored(foreign)).isEqualTo(foreign);
    }

    @Test
    default void b2_of_many_who_present_one_token_at_once_each_sees_what_the_one_before_did() throws Exception {
        RefreshGrant grant = granted(opened(MAYA), "a");
        int clients = 8;
        var start = new CountDownLatch(1);
        var firstUses = new AtomicInteger();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(executor.submit(() -> {
                    start.await();
                    units().run(() -> {
                        RefreshGrant found = sessions()
                                .findGrantForUpdate(grant.fingerprint())
                                .orElseThrow();
                        if (found.usedAt() == null) {
                            firstUses.incrementAndGet();
                            sessions().markGrantUsed(found, NOW);
                        }
                    });
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> client : running) {
                client.get();
            }
        }

        assertThat(firstUses).hasValue(1);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        Session session = opened(MAYA);
        RefreshGrant grant = granted(session, "a");

        assertThatThrownBy(() -> sessions().add(session)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().save(session)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().endAll(MAYA, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().addGrant(grant)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().markGrantUsed(grant, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().findGrantForUpdate(grant.fingerprint()))
                .isInstanceOf(IllegalStateException.class);
    }
}
