package com.datifyy.application.identity.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.SessionRepository.Familiarity;
import com.datifyy.application.identity.port.SessionRepository.Traces;
import com.datifyy.application.identity.port.SessionRepository.TrustedDevice;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Device.Platform;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        Session session =
                Session.opened(new SessionId(UUID.randomUUID()), owner, Device.UNKNOWN, "", "", LIFETIME, NOW);
        units().run(() -> sessions().add(session));
        return session;
    }

    private RefreshGrant granted(Session session, String fingerprint) {
        RefreshGrant grant = grant(session, fingerprint);
        units().run(() -> sessions().addGrant(grant));
        return grant;
    }

    private static RefreshGrant grant(Session session, String fingerprint) {
        return new RefreshGrant(fingerprint.repeat(64), session.id(), NOW, "salt" + fingerprint, null, null);
    }

    private RefreshGrant stored(RefreshGrant grant) {
        return units().execute(() -> sessions().findPresentedForUpdate(grant.fingerprint()))
                .orElseThrow()
                .grant();
    }

    @Test
    default void a_session_is_found_with_everything_it_had() {
        Session session = new Session(
                new SessionId(UUID.randomUUID()),
                MAYA,
                new Device(Platform.IOS, "Maya's phone", "19.1", "4.2.0", "", "d-17"),
                "203.0.113.0/24",
                "Datifyy/4.2 (iPhone)",
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
        Session session = Session.opened(new SessionId(UUID.randomUUID()), MAYA, Device.UNKNOWN, "", "", LIFETIME, NOW);

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
        assertThat(units().execute(() -> sessions().findPresentedForUpdate("b".repeat(64))))
                .isEmpty();
    }

    @Test
    default void a_presented_token_comes_with_its_session_and_the_account() {
        Session session = opened(MAYA);
        RefreshGrant grant = granted(session, "a");

        assertThat(units().execute(() -> sessions().findPresentedForUpdate(grant.fingerprint())))
                .contains(new SessionRepository.Presented(grant, session, account(1)));
    }

    @Test
    default void using_a_grant_is_noted_on_it_and_on_the_one_before() {
        Session session = opened(MAYA);
        RefreshGrant first = granted(session, "a");
        RefreshGrant second = granted(session, "b");
        RefreshGrant third = grant(session, "c");
        RefreshGrant fourth = grant(session, "e");
        RefreshGrant foreign = granted(opened(MAYA), "d");
        Instant one = NOW.plusSeconds(1);
        Instant two = NOW.plusSeconds(2);

        units().run(() -> sessions().exchange(first, third, session.used(LIFETIME, one), one));
        assertThat(stored(first).usedAt()).isEqualTo(one);
        assertThat(stored(first).successorUsedAt()).isNull();

        units().run(() -> sessions().exchange(second, fourth, session.used(LIFETIME, two), two));
        assertThat(stored(first).usedAt()).isEqualTo(one);
        assertThat(stored(first).successorUsedAt()).isEqualTo(two);
        assertThat(stored(second).usedAt()).isEqualTo(two);
        assertThat(stored(second).successorUsedAt()).isNull();
        assertThat(stored(third)).isEqualTo(third);
        assertThat(stored(fourth)).isEqualTo(fourth);
        assertThat(sessions().find(session.id())).contains(session.used(LIFETIME, two));
        assertThat(stored(foreign)).isEqualTo(foreign);
    }

    @Test
    default void what_has_ended_stays_so_though_a_token_is_exchanged_meanwhile() {
        Session session = opened(MAYA);
        RefreshGrant grant = granted(session, "a");
        units().run(() -> sessions().endAll(MAYA, NOW));

        units().run(() -> sessions().exchange(grant, grant(session, "b"), session, NOW));

        assertThat(sessions().find(session.id()).orElseThrow().endedAt()).isEqualTo(NOW);
    }

    @Test
    default void a_token_that_was_never_handed_out_is_not_exchanged() {
        Session session = opened(MAYA);

        assertThatThrownBy(() ->
                        units().run(() -> sessions().exchange(grant(session, "a"), grant(session, "b"), session, NOW)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(units().execute(() -> sessions().findPresentedForUpdate("b".repeat(64))))
                .isEmpty();
    }

    @Test
    default void b2_of_many_who_present_one_token_at_once_each_sees_what_the_one_before_did() throws Exception {
        Session session = opened(MAYA);
        RefreshGrant grant = granted(session, "a");

        List<Boolean> first = Crowd.of(
                8,
                _ -> units().<Boolean>execute(() -> {
                    RefreshGrant found = sessions()
                            .findPresentedForUpdate(grant.fingerprint())
                            .orElseThrow()
                            .grant();
                    if (found.usedAt() != null) {
                        return false;
                    }
                    sessions().exchange(found, grant(session, "b"), session, NOW);
                    return true;
                }));

        assertThat(first).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        Session session = opened(MAYA);
        RefreshGrant grant = granted(session, "a");

        assertThatThrownBy(() -> sessions().add(session)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().save(session)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().endAll(MAYA, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().addGrant(grant)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().exchange(grant, grant(session, "b"), session, NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().findPresentedForUpdate(grant.fingerprint()))
                .isInstanceOf(IllegalStateException.class);
    }

    private Session on(UserId owner, String deviceId, String address, String agent, Instant at) {
        Session session = Session.opened(
                new SessionId(UUID.randomUUID()),
                owner,
                new Device(Platform.WEB, "A laptop", "", "", "", deviceId),
                address,
                agent,
                LIFETIME,
                at);
        units().run(() -> sessions().add(session));
        return session;
    }

    private void end(Session session) {
        units().run(() -> sessions().save(session.ended(NOW)));
    }

    @Test
    default void a_session_is_read_together_with_its_owner() {
        Session session = opened(MAYA);

        assertThat(sessions().findHeld(session.id(), NOW)).contains(new SessionRepository.Held(session, account(1)));
        assertThat(sessions().findHeld(new SessionId(UUID.randomUUID()), NOW)).isEmpty();
    }

    @Test
    default void activity_of_a_session_is_noted_and_never_turned_back() {
        Session session = opened(MAYA);

        units().run(() -> sessions().touch(session.id(), NOW.plusSeconds(60)));
        units().run(() -> sessions().touch(session.id(), NOW.plusSeconds(30)));

        assertThat(sessions().find(session.id()).orElseThrow().lastActiveAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    default void living_sessions_of_one_person_come_in_pages_the_one_used_last_first() {
        Session first = on(MAYA, "a", "", "", NOW);
        Session second = on(MAYA, "b", "", "", NOW.plusSeconds(1));
        Session third = on(MAYA, "c", "", "", NOW.plusSeconds(2));
        end(on(MAYA, "d", "", "", NOW.plusSeconds(3)));
        on(ARJUN, "e", "", "", NOW);

        var page = sessions().living(MAYA, NOW.plusSeconds(9), new NumberedPage.Wanted(1, 2));
        var rest = sessions().living(MAYA, NOW.plusSeconds(9), new NumberedPage.Wanted(2, 2));

        assertThat(page.items()).containsExactly(third, second);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.hasMore()).isTrue();
        assertThat(rest.items()).containsExactly(first);
        assertThat(rest.hasMore()).isFalse();
    }

    @Test
    default void the_first_session_of_all_is_first_and_later_ones_are_known_by_their_device() {
        Session session = Session.opened(
                new SessionId(UUID.randomUUID()), MAYA, Device.UNKNOWN, "here", "browser", LIFETIME, NOW);
        assertThat(sessions().familiarityOf(session, "phone")).isEqualTo(Familiarity.FIRST);

        end(on(MAYA, "phone", "elsewhere", "app", NOW));
        on(ARJUN, "laptop", "here", "browser", NOW);

        assertThat(sessions().familiarityOf(session, "phone")).isEqualTo(Familiarity.KNOWN);
        assertThat(sessions().familiarityOf(session, "laptop")).isEqualTo(Familiarity.NEW);
        assertThat(sessions().familiarityOf(session, "")).isEqualTo(Familiarity.NEW);
        on(MAYA, "x", "here", "browser", NOW);
        assertThat(sessions().familiarityOf(session, "")).isEqualTo(Familiarity.KNOWN);
    }

    @Test
    default void it_is_remembered_where_somebody_came_from() {
        on(MAYA, "a", "203.0.113.0/24", "", NOW);
        on(ARJUN, "b", "198.51.100.0/24", "", NOW);

        assertThat(sessions().tracesOf(MAYA, "", "203.0.113.0/24", NOW)).isEqualTo(new Traces(false, true));
        assertThat(sessions().tracesOf(MAYA, "", "203.0.113.0/24", NOW.plusSeconds(1)))
                .isEqualTo(new Traces(false, false));
        assertThat(sessions().tracesOf(MAYA, "", "198.51.100.0/24", NOW)).isEqualTo(new Traces(false, false));
    }

    @Test
    default void it_is_remembered_on_which_device_somebody_was_and_where() {
        on(MAYA, "a", "203.0.113.0/24", "", NOW);
        on(ARJUN, "b", "198.51.100.0/24", "", NOW);

        assertThat(sessions().tracesOf(MAYA, "a", "203.0.113.0/24", NOW)).isEqualTo(new Traces(true, true));
        assertThat(sessions().tracesOf(MAYA, "a", "198.51.100.0/24", NOW)).isEqualTo(new Traces(true, false));
        assertThat(sessions().tracesOf(MAYA, "a", "198.51.100.0/24", NOW.plusSeconds(1)))
                .isEqualTo(new Traces(false, false));
        assertThat(sessions().tracesOf(MAYA, "b", "198.51.100.0/24", NOW)).isEqualTo(new Traces(false, false));
        assertThat(sessions().tracesOf(MAYA, "b", "203.0.113.0/24", NOW)).isEqualTo(new Traces(false, true));
    }

    @Test
    default void of_several_claimants_of_an_address_the_one_who_came_from_there_is_found() {
        Email shared = new Email("shared@example.org");
        UserId older = new UserId(101);
        UserId newer = new UserId(102);
        units().run(() -> {
            users().add(User.registered(older, shared, "Older", NOW), HASH);
            users().add(User.registered(newer, shared, "Newer", NOW.plusSeconds(1)), HASH);
        });
        on(older, "a", "203.0.113.0/24", "", NOW);
        on(newer, "b", "198.51.100.0/24", "", NOW);

        assertThat(sessions().claimantFrom(shared, "203.0.113.0/24").map(User::id))
                .contains(older);
        assertThat(sessions().claimantFrom(shared, "198.51.100.0/24").map(User::id))
                .contains(newer);
        assertThat(sessions().claimantFrom(shared, "192.0.2.0/24")).isEmpty();
        assertThat(sessions().claimantOn(shared, "a").map(User::id)).contains(older);
        assertThat(sessions().claimantOn(shared, "b").map(User::id)).contains(newer);
        assertThat(sessions().claimantOn(shared, "c")).isEmpty();
    }

    @Test
    default void on_a_device_that_is_not_known_no_claimant_of_an_address_was() {
        Email shared = new Email("shared@example.org");
        UserId nameless = new UserId(101);
        var _ = units().execute(() -> users().add(User.registered(nameless, shared, "Nameless", NOW), HASH));
        on(nameless, "", "203.0.113.0/24", "", NOW);

        assertThat(sessions().claimantOn(shared, "")).isEmpty();
    }

    @Test
    default void all_others_end_or_those_on_one_device() {
        Session kept = on(MAYA, "a", "", "", NOW);
        Session other = on(MAYA, "b", "", "", NOW);
        Session arjuns = on(ARJUN, "b", "", "", NOW);

        assertThat(units().<Integer>execute(() -> sessions().endOn(MAYA, "b", NOW)))
                .isEqualTo(1);
        assertThat(sessions().find(other.id()).orElseThrow().endedAt()).isEqualTo(NOW);
        assertThat(sessions().find(arjuns.id()).orElseThrow().endedAt()).isNull();

        Session third = on(MAYA, "c", "", "", NOW);
        assertThat(units().<Integer>execute(() -> sessions().endOthers(MAYA, kept.id(), NOW)))
                .isEqualTo(1);
        assertThat(sessions().find(third.id()).orElseThrow().endedAt()).isEqualTo(NOW);
        assertThat(sessions().find(kept.id()).orElseThrow().endedAt()).isNull();
    }

    @Test
    default void devices_are_counted_by_their_living_sessions_and_remember_the_ended_ones() {
        end(on(MAYA, "phone", "", "", NOW.minusSeconds(100)));
        on(MAYA, "phone", "", "", NOW);
        Session latest = on(MAYA, "phone", "", "", NOW.plusSeconds(2));
        Session laptop = on(MAYA, "laptop", "", "", NOW.plusSeconds(1));
        end(on(MAYA, "gone", "", "", NOW));
        on(ARJUN, "arjuns", "", "", NOW);
        assertThat(units().<Boolean>execute(() -> sessions().trust(MAYA, "phone", NOW.plusSeconds(5))))
                .isTrue();

        var devices = sessions().devices(MAYA, NOW.plusSeconds(9), new NumberedPage.Wanted(1, 10));

        assertThat(devices.total()).isEqualTo(2);
        assertThat(devices.items())
                .containsExactly(
                        new KnownDevice(latest, 2, 3, NOW.minusSeconds(100), NOW.plusSeconds(5)),
                        new KnownDevice(laptop, 1, 1, NOW.plusSeconds(1), null));
        assertThat(sessions()
                        .devices(MAYA, NOW.plusSeconds(9), new NumberedPage.Wanted(2, 1))
                        .items())
                .extracting(device -> device.latest().id())
                .containsExactly(laptop.id());
    }

    @Test
    default void all_sessions_are_those_that_ended_too_the_one_used_last_first() {
        Session old = on(MAYA, "a", "", "", NOW);
        end(old);
        Session recent = on(MAYA, "b", "", "", NOW.plusSeconds(5));
        on(ARJUN, "c", "", "", NOW);

        assertThat(sessions().all(MAYA, 10)).extracting(Session::id).containsExactly(recent.id(), old.id());
        assertThat(sessions().all(MAYA, 10).getLast().endedAt()).isNotNull();
        assertThat(sessions().all(MAYA, 1)).containsExactly(recent);
    }

    @Test
    default void trusted_devices_are_known_after_their_sessions_ended() {
        Session phone = on(MAYA, "phone", "", "", NOW);
        on(MAYA, "laptop", "", "", NOW);
        on(ARJUN, "phone", "", "", NOW);
        units().run(() -> {
            assertThat(sessions().trust(MAYA, "phone", NOW.plusSeconds(5))).isTrue();
            assertThat(sessions().trust(MAYA, "laptop", NOW)).isTrue();
            assertThat(sessions().trust(ARJUN, "phone", NOW)).isTrue();
        });
        end(phone);

        assertThat(sessions().trusted(MAYA))
                .containsExactly(new TrustedDevice("laptop", NOW), new TrustedDevice("phone", NOW.plusSeconds(5)));
    }

    @Test
    default void only_a_device_somebody_is_signed_in_on_can_be_trusted_and_trust_can_be_taken_back() {
        on(MAYA, "phone", "", "", NOW);

        assertThat(units().<Boolean>execute(() -> sessions().trust(MAYA, "unknown", NOW)))
                .isFalse();
        assertThat(units().<Boolean>execute(() -> sessions().trust(ARJUN, "phone", NOW)))
                .isFalse();
        assertThat(units().<Boolean>execute(() -> sessions().trust(MAYA, "phone", NOW)))
                .isTrue();
        assertThat(units().<Boolean>execute(() -> sessions().trust(MAYA, "phone", NOW.plusSeconds(1))))
                .isTrue();
        units().run(() -> sessions().distrust(MAYA, "phone"));

        assertThat(sessions().devices(MAYA, NOW, new NumberedPage.Wanted(1, 10)).items())
                .extracting(KnownDevice::trustedAt)
                .containsOnlyNulls();
    }

    @Test
    default void what_ended_long_ago_is_forgotten_with_its_tokens() {
        Session over = on(MAYA, "a", "", "", NOW);
        RefreshGrant grant = granted(over, "c");
        end(over);
        Session living = on(MAYA, "b", "", "", NOW);

        assertThat(units().<Integer>execute(() -> sessions().removeEnded(NOW))).isZero();
        assertThat(units().<Integer>execute(() -> sessions().removeEnded(NOW.plusSeconds(1))))
                .isEqualTo(1);

        assertThat(sessions().find(over.id())).isEmpty();
        assertThat(sessions().find(living.id())).isPresent();
        assertThat(units().execute(() -> sessions().findPresentedForUpdate(grant.fingerprint())))
                .isEmpty();
    }
}
