package com.datifyy.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.notification.MessageCaps;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Whose asking for codes keeps whom from getting one, with the limits as they are.
class CodeSendingTest {
    private static final String MAYA = "her address, hidden";
    private static final KnownBy STRANGER = new KnownBy.Nothing();
    private static final String TELEPHONE = "9f1c2a64-8d0e-4c5b-a1b2-3c4d5e6f7081";
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final Notice TEXT =
            new Notice.PhoneCode(new PhoneNumber("+911234567890"), "123456", Duration.ofMinutes(10));
    private static final Notice RESET = new Notice.PasswordReset(
            new Email("maya@example.org"), "Maya", "a token", CodePurpose.RESET_PASSWORD.validity());

    private final InMemoryApplication application = new InMemoryApplication();
    private final TestClock clock = new TestClock();
    private final RequestLimits limits = new RequestLimits(new CountingRateLimiter(clock), LimitPolicy.STANDARD);
    private final CodeSending sending = new CodeSending(
            limits,
            new MessageCaps(application.outbox, limits, clock),
            new Notifications(application.outbox, new ChosenClocks(application.settings), application.ids, clock),
            application.ids);

    @Test
    void a12_strangers_in_one_place_use_up_what_they_may_ask_for_and_nobody_elses() {
        int sent = askAllDay(visitor(1), STRANGER);

        assertThat(sent).isBetween(10, 20);
        assertThat(asks(visitor(2), STRANGER)).isTrue();
    }

    @Test
    void a12_whoever_an_account_knows_gets_codes_whatever_strangers_everywhere_ask_for() {
        for (int place = 1; place < 100; place++) {
            clock.advance(Duration.ofSeconds(61));
            boolean _ = asks(visitor(place), STRANGER);
        }

        assertThat(asks(visitor(200), STRANGER)).isFalse();
        assertThat(asks(visitor(200), new KnownBy.ItsDevice(TELEPHONE, STRANGER)))
                .isTrue();
        assertThat(asks(
                        visitor(201),
                        new KnownBy.ItsPlace(visitor(201).network().coarse())))
                .isTrue();
        assertThat(asksSignedIn(7)).isTrue();
    }

    @Test
    void a12_a_stranger_who_is_refused_for_others_has_a_code_that_still_works_on_its_way_to_the_recipient() {
        Instant lastSent = clock.instant();
        for (int ask = 0; ask < 600; ask++) {
            clock.advance(Duration.ofSeconds(70));
            // each from a place that has asked for nothing yet, so it is refused for the others alone
            if (asks(visitor(ask % 250, ask / 250), STRANGER)) {
                lastSent = clock.instant();
            }

            assertThat(lastSent.plus(CodePurpose.SIGN_IN_BY_PHONE.validity())).isAfter(clock.instant());
        }
    }

    @Test
    void a12_what_is_refused_to_one_place_of_strangers_is_not_counted_for_all() {
        for (int ask = 0; ask < 200; ask++) {
            clock.advance(Duration.ofSeconds(61));
            boolean _ = asks(visitor(1), STRANGER);
        }
        for (int place = 2; place < 12; place++) {
            clock.advance(Duration.ofSeconds(61));

            assertThat(asks(visitor(place), STRANGER)).isTrue();
        }
    }

    @Test
    void a12_accounts_that_claim_an_address_ask_for_no_more_together_than_strangers_do() {
        int sent = 0;
        for (int account = 1; account <= 60; account++) {
            clock.advance(Duration.ofSeconds(61));
            sent += asksSignedIn(account) ? 1 : 0;
        }

        assertThat(sent).isBetween(24, 31);
        clock.advance(A_WHILE);
        assertThat(isSent(() -> sending.admitProof(CodePurpose.PROVE_EMAIL, MAYA, true, visitor(9))))
                .isTrue();
    }

    @Test
    void a12_accounts_in_one_place_have_no_more_sent_to_one_recipient_than_strangers_there() {
        int sent = 0;
        for (int account = 1; account <= 60; account++) {
            clock.advance(Duration.ofSeconds(61));
            Caller caller = new Caller(new UserId(account), new SessionId(new UUID(0, account)));
            sent += isSent(() -> sending.admitProofOf(CodePurpose.PROVE_PHONE, caller, MAYA, true, visitor(1))) ? 1 : 0;
        }

        assertThat(sent).isBetween(5, 10);
    }

    @Test
    void a12_whoever_corrects_a_number_waits_for_no_minute_and_has_no_more_codes_for_it() {
        Caller caller = new Caller(new UserId(7), new SessionId(new UUID(0, 7)));

        assertThat(isSent(() -> sending.admitProofOf(CodePurpose.PROVE_PHONE, caller, "mistyped", true, visitor(1))))
                .isTrue();
        assertThat(isSent(() -> sending.admitProofOf(CodePurpose.PROVE_PHONE, caller, "mistyped", true, visitor(1))))
                .as("the same number within the minute")
                .isFalse();
        for (int number = 1; number <= 4; number++) {
            String another = "number " + number;
            assertThat(isSent(() -> sending.admitProofOf(CodePurpose.PROVE_PHONE, caller, another, true, visitor(1))))
                    .as(another)
                    .isTrue();
        }
        assertThat(isSent(() -> sending.admitProofOf(CodePurpose.PROVE_PHONE, caller, "a sixth", true, visitor(1))))
                .as("a sixth number within the hour")
                .isFalse();
    }

    @Test
    void a12_texts_to_one_number_are_capped_over_all_kinds_that_strangers_and_claimants_ask_for() {
        int first = textsOfADay();
        int second = textsOfADay();

        assertThat(first).isBetween(140, 168);
        assertThat(second).isBetween(130, 145);
    }

    /// All day many ask for each kind of text, each in a place that has asked for few.
    private int textsOfADay() {
        int sent = 0;
        for (int round = 0; round < 24 * 30; round++) {
            Visitor visitor = visitor(round % 200, round / 200);
            Caller caller = new Caller(new UserId(round + 1), new SessionId(new UUID(0, round)));
            sent += asks(visitor, STRANGER) ? 1 : 0;
            clock.advance(Duration.ofSeconds(40));
            sent += isSent(() -> sending.admitProof(CodePurpose.PROVE_PHONE, MAYA, true, visitor)) ? 1 : 0;
            clock.advance(Duration.ofSeconds(40));
            sent += isSent(() -> sending.admitProofOf(CodePurpose.PROVE_PHONE, caller, MAYA, true, visitor)) ? 1 : 0;
            clock.advance(Duration.ofSeconds(40));
        }
        return sent;
    }

    @Test
    void a12_what_is_not_sent_takes_nothing_from_what_strangers_may_be_sent() {
        for (int place = 1; place < 100; place++) {
            Visitor visitor = visitor(place);
            clock.advance(Duration.ofSeconds(61));
            boolean _ = isSent(() -> sending.admitProof(CodePurpose.PROVE_PHONE, MAYA, false, visitor));
        }

        assertThat(asks(visitor(200), STRANGER)).isTrue();
    }

    @Test
    void a12_whoever_knows_the_id_of_the_owners_device_uses_up_nothing_that_the_owner_has_without_it() {
        KnownBy thief = new KnownBy.ItsDevice(TELEPHONE, STRANGER);
        assertThat(askAllDay(visitor(1), thief)).isGreaterThan(10);
        boolean _ = asks(visitor(1), thief);

        Visitor home = visitor(2);
        KnownBy owner = new KnownBy.ItsDevice(
                TELEPHONE, new KnownBy.ItsPlace(home.network().coarse()));
        assertThat(sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, MAYA, owner, home))
                .isEqualTo(Codes.Asker.PLACE);
    }

    @Test
    void a12_whoever_shares_the_id_of_a_device_keeps_nobody_who_is_known_or_signed_in_from_a_code() {
        for (int place = 1; place < 100; place++) {
            Visitor elsewhere = on(TELEPHONE, visitor(place));
            boolean _ = isSent(
                    () -> sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, "no " + elsewhere, STRANGER, elsewhere));
            boolean _ = isSent(() -> sending.admitReset("no " + elsewhere, STRANGER, elsewhere));
        }

        Visitor home = on(TELEPHONE, visitor(200));
        KnownBy atHome = new KnownBy.ItsPlace(home.network().coarse());
        Caller caller = new Caller(new UserId(7), new SessionId(new UUID(0, 7)));
        assertThat(sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, MAYA, atHome, home))
                .isEqualTo(Codes.Asker.PLACE);
        assertThat(sending.admitReset(MAYA, new KnownBy.ItsDevice(TELEPHONE, STRANGER), home))
                .isEqualTo(Codes.Asker.DEVICE);
        assertThat(isSent(() -> sending.admitProofOf(CodePurpose.PROVE_PHONE, caller, "hers", true, home)))
                .isTrue();
        clock.advance(A_WHILE);
        sending.admitCodeOf(CodePurpose.CLOSE_ACCOUNT, caller, home);
    }

    @Test
    void a12_strangers_have_so_many_codes_and_resets_from_one_device_whatever_networks_it_is_on() {
        int codes = 0;
        int resets = 0;
        for (int place = 1; place < 100; place++) {
            Visitor there = on(TELEPHONE, visitor(place));
            String recipient = "number " + place;
            codes += isSent(() -> sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, recipient, STRANGER, there)) ? 1 : 0;
            resets += isSent(() -> sending.admitReset(recipient, STRANGER, there)) ? 1 : 0;
        }

        assertThat(codes).isEqualTo(20);
        assertThat(resets).isEqualTo(10);
    }

    @Test
    void a4_a_device_that_asked_too_often_tells_nobody_whom_an_account_knows() {
        Visitor here = on(TELEPHONE, visitor(1));
        for (int number = 1; number <= 20; number++) {
            String another = "number " + number;
            assertThat(sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, another, STRANGER, here))
                    .isEqualTo(Codes.Asker.STRANGER);
        }

        assertThat(sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, "nobody", STRANGER, here))
                .as("no refusal either, which would tell that the next one has an account")
                .isEqualTo(Codes.Asker.ONE_TOO_MANY);
        KnownBy known = new KnownBy.ItsPlace(here.network().coarse());
        assertThat(sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, MAYA, known, here))
                .isEqualTo(Codes.Asker.PLACE);
    }

    @Test
    void a12_what_is_not_sent_to_a_device_takes_nothing_from_what_other_strangers_may_be_sent() {
        Visitor often = on(TELEPHONE, visitor(1));
        for (int number = 1; number <= 20; number++) {
            String another = "number " + number;
            assertThat(isSent(() -> sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, another, STRANGER, often)))
                    .isTrue();
        }
        assertThat(asks(often, STRANGER)).isFalse();

        assertThat(asks(visitor(2), STRANGER)).isTrue();
    }

    @Test
    void a4_what_others_have_asked_for_shows_in_no_answer() {
        assertThat(asks(visitor(1), STRANGER)).isTrue();

        assertThat(sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, MAYA, STRANGER, visitor(2)))
                .isEqualTo(Codes.Asker.ONE_TOO_MANY);
    }

    @Test
    void a12_when_strangers_have_used_up_what_is_sent_in_all_whoever_is_known_or_signed_in_goes_on() {
        while (leaves(Codes.Asker.STRANGER, TEXT)) {
            assertThat(leaves(Codes.Asker.MEMBER, RESET)).isTrue();
        }

        assertThat(leaves(Codes.Asker.MEMBER, TEXT))
                .as("any account may claim any number")
                .isFalse();
        for (Codes.Asker known : List.of(Codes.Asker.DEVICE, Codes.Asker.PLACE)) {
            assertThat(leaves(known, TEXT)).isTrue();
        }
        int before = application.told(Notice.PhoneCode.class).size();
        application.units.run(() -> sending.sendToOwner(TEXT));
        assertThat(application.told(Notice.PhoneCode.class)).hasSize(before + 1);

        while (leaves(Codes.Asker.MEMBER, RESET)) {
            clock.advance(Duration.ofMillis(1));
        }
        assertThat(leaves(Codes.Asker.STRANGER, RESET)).isFalse();
        assertThat(leaves(Codes.Asker.PLACE, RESET)).isTrue();
    }

    @Test
    void a12_one_recipient_has_a_little_of_what_is_kept_for_those_who_are_known_however_many_its_account_knows() {
        while (leaves(Codes.Asker.STRANGER, TEXT)) {
            clock.advance(Duration.ofMillis(1));
        }
        int sent = 0;
        for (int device = 1; device <= 60; device++) {
            sent += leaves(Codes.Asker.DEVICE, TEXT) ? 1 : 0;
        }

        assertThat(sent).isEqualTo(5);
        assertThat(leaves(Codes.Asker.DEVICE, "another number", TEXT)).isTrue();
    }

    private boolean leaves(Codes.Asker asker, Notice notice) {
        return leaves(asker, MAYA, notice);
    }

    private boolean leaves(Codes.Asker asker, String recipient, Notice notice) {
        int before = application.told(notice.getClass()).size();
        application.units.run(() -> sending.send(asker, recipient, notice));
        return application.told(notice.getClass()).size() > before;
    }

    private int askAllDay(Visitor visitor, KnownBy known) {
        int sent = 0;
        for (int ask = 0; ask < 24 * 30; ask++) {
            sent += asks(visitor, known) ? 1 : 0;
            clock.advance(A_WHILE);
        }
        return sent;
    }

    private boolean asks(Visitor visitor, KnownBy known) {
        return isSent(() -> sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, MAYA, known, visitor));
    }

    private boolean asksSignedIn(int account) {
        Caller caller = new Caller(new UserId(account), new SessionId(new UUID(0, account)));
        return isSent(() -> sending.admitProofOf(CodePurpose.PROVE_EMAIL, caller, MAYA, true, visitor(account)));
    }

    private static boolean isSent(Supplier<Codes.Asker> asking) {
        try {
            return asking.get() != Codes.Asker.ONE_TOO_MANY;
        } catch (TooManyRequests tooMany) {
            return false;
        }
    }

    private static Visitor on(String deviceId, Visitor visitor) {
        return new Visitor(new Device(null, "", "", "", "", deviceId), visitor.network());
    }

    private static Visitor visitor(int place) {
        return visitor(place, 0);
    }

    private static Visitor visitor(int place, int region) {
        return new Visitor(Device.UNKNOWN, Network.of("10." + region + "." + place + ".1"));
    }
}
