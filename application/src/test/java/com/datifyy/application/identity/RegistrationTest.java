package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.COMMON_PASSWORD;
import static com.datifyy.application.InMemoryApplication.KOLKATA;
import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.OneTimeCode;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    private final InMemoryApplication application = new InMemoryApplication();

    @Test
    void a_new_member_is_pending_signed_in_and_has_a_profile_preferences_and_a_match_card() {
        SignedIn member = application.register("Asha@Example.org", " Asha Rao ");

        assertThat(member.user().status()).isEqualTo(AccountStatus.PENDING);
        assertThat(member.user().email()).isEqualTo(new Email("asha@example.org"));
        assertThat(application.profiles.find(member.user().id()).orElseThrow().name())
                .isEqualTo("Asha Rao");
        assertThat(application
                        .preferences
                        .find(member.user().id())
                        .orElseThrow()
                        .wishes()
                        .get(PartnerBasics.AGE_RANGE))
                .isEqualTo(AgeRange.ANY);
        assertThat(application.index.find(member.user().id())).isPresent();
        assertThat(application.accessTokens.callerOf(member.accessToken()).id())
                .isEqualTo(member.user().id());
    }

    @Test
    void whoever_joins_is_asked_for_no_photo() {
        SignedIn member = registerAs("asha@example.org", PASSWORD, "Asha Rao", null);

        assertThat(member.photo()).isNull();
        assertThat(application.photos.looks()).isZero();
    }

    @Test
    void a4_registering_with_an_address_that_has_an_owner_looks_the_same_and_costs_the_same() {
        SignedIn owner = application.registerProven("asha@example.org", "Asha");
        int hashedBefore = application.hasher.hashed();
        int checkedBefore = application.hasher.checked();
        SignedIn fresh = registerAs("ravi@example.org", PASSWORD, "Ravi", null);
        int hashed = application.hasher.hashed() - hashedBefore;
        int checked = application.hasher.checked() - checkedBefore;

        SignedIn second = registerAs("ASHA@example.org", "another walk by the river", "Somebody", null);

        assertThat(second.user().id()).isNotEqualTo(owner.user().id());
        assertThat(second.user().status()).isEqualTo(fresh.user().status());
        assertThat(application.accessTokens.callerOf(second.accessToken())).isNotNull();
        assertThat(application.hasher.hashed() - hashedBefore).isEqualTo(2 * hashed);
        assertThat(application.hasher.checked() - checkedBefore).isEqualTo(2 * checked);
    }

    @Test
    void the_owner_of_an_address_is_told_that_somebody_registered_with_it_and_no_code_is_sent() {
        SignedIn owner = application.registerProven("asha@example.org", "Asha");
        application.livesBy(KOLKATA, owner.user().id());
        int codes = application.told(Notice.EmailCode.class).size();

        registerAs("asha@example.org", "another walk by the river", "Somebody", null);

        assertThat(application.last(Notice.AddressInUse.class))
                .isEqualTo(new Notice.AddressInUse(
                        new Email("asha@example.org"),
                        application.clock.instant().atZone(KOLKATA)));
        assertThat(application.told(Notice.EmailCode.class)).hasSize(codes);
    }

    @Test
    void nobody_is_locked_out_by_somebody_who_registered_their_address_first() {
        SignedIn stranger = registerAs("asha@example.org", "the password of a stranger", "Stranger", null);

        SignedIn asha = application.registerProven("asha@example.org", "Asha");

        assertThat(asha.user().id()).isNotEqualTo(stranger.user().id());
        assertThat(application.users.ownerOf(new Email("asha@example.org")))
                .map(User::id)
                .contains(asha.user().id());
    }

    @Test
    void registering_twice_with_the_same_password_makes_one_account() {
        SignedIn first = application.register("asha@example.org", "Asha");

        SignedIn second = application.register("asha@example.org", "Asha");

        assertThat(second.user().id()).isEqualTo(first.user().id());
        assertThat(second.session().id()).isNotEqualTo(first.session().id());
        assertThat(application.told(Notice.EmailCode.class)).hasSize(1);
    }

    @Test
    void of_a_hundred_registrations_at_once_with_one_address_and_password_one_account_results() throws Exception {
        List<Future<SignedIn>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                running.add(threads.submit(() -> application.register("asha@example.org", "Asha")));
            }
        }

        Set<UserId> accounts = new HashSet<>();
        for (Future<SignedIn> one : running) {
            accounts.add(one.get().user().id());
        }
        assertThat(accounts).hasSize(1);
    }

    @Test
    void a_refused_registration_leaves_nothing_behind() {
        application.units.goDown();

        assertThatThrownBy(() -> application.register("asha@example.org", "Asha"))
                .isInstanceOf(Unavailable.class);

        application.units.comeBack();
        assertThat(application.users.newestClaimantOf(new Email("asha@example.org")))
                .isEmpty();
        assertThat(application.outbox.waitingNotices()).isEmpty();
    }

    @Test
    void a12_registering_is_capped_by_network() {
        application.register("asha@example.org", "Asha");
        application.exhaust();

        assertThatThrownBy(() -> application.register("asha@example.org", "Asha"))
                .isInstanceOf(TooManyRequests.class);
    }

    @Test
    void a12_too_many_registrations_of_one_address_cause_no_more_mails_and_lock_nobody_out() {
        application.exhaust("register-address");

        SignedIn asha = application.register("asha@example.org", "Asha");

        assertThat(application.accessTokens.callerOf(asha.accessToken())).isNotNull();
        assertThat(application.told(Notice.EmailCode.class)).isEmpty();
        assertThat(application.told(Notice.Silence.class)).hasSize(1);
    }

    @Test
    void a6_the_code_of_a_registration_that_caused_no_mail_proves_nothing() {
        application.exhaust("register-address");

        int before = secretsSoFar();
        SignedIn member = application.register("asha@example.org", "Asha");

        assertProvesNothing(member, before, secretsSoFar());
    }

    @Test
    void a6_the_code_of_a_registration_whose_address_had_an_owner_proves_nothing_later_either() {
        User owner = application.registerProven("asha@example.org", "Asha").user();
        int before = secretsSoFar();
        SignedIn second = registerAs("asha@example.org", "another walk by the river", "Somebody", null);
        int after = secretsSoFar();
        application.units.run(() -> application.users.save(owner.withEmailVerifiedAt(null)));

        assertProvesNothing(second, before, after);
    }

    @Test
    void a4_a_wrong_guess_costs_a_try_whether_or_not_a_code_was_sent() {
        application.registerProven("asha@example.org", "Asha");
        SignedIn beside = registerAs("asha@example.org", "another walk by the river", "Somebody", null);
        SignedIn alone = registerAs("maya@example.org", "another walk by the river", "Maya", null);

        assertThat(triesLeftAfterOneAt("asha@example.org", beside)).isEqualTo(OneTimeCode.TRIES - 1);
        assertThat(triesLeftAfterOneAt("maya@example.org", alone)).isEqualTo(OneTimeCode.TRIES - 1);
    }

    private int triesLeftAfterOneAt(String address, SignedIn member) {
        Email email = new Email(address);
        Caller caller = application.callerOf(member);
        assertThatThrownBy(() -> application.contactVerification.proveEmail(email, "999999", caller, VISITOR))
                .isInstanceOf(InvalidInput.class);
        Codes.Target target = application.codeBook.toProve(email, caller.id(), Codes.Asker.MEMBER);
        return application.units.execute(() -> application
                .codes
                .findForUpdate(target.purpose(), target.subject())
                .orElseThrow()
                .triesLeft());
    }

    /// Whoever guesses right has no more of it than whoever guesses wrong, signed in or not.
    private void assertProvesNothing(SignedIn member, int before, int after) {
        Email address = new Email("asha@example.org");
        assertThat(after - before).as("a code is made as for anybody else").isGreaterThan(1);
        for (int made = before + 1; made < after; made++) {
            String code = ("%0" + CodePurpose.PROVE_EMAIL.digits() + "d").formatted(made);
            for (Caller caller : Arrays.asList(application.callerOf(member), null)) {
                assertThatThrownBy(() -> application.contactVerification.proveEmail(address, code, caller, VISITOR))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageContaining("is wrong or does not work any more");
            }
        }
    }

    /// The twin's secrets count up.
    private int secretsSoFar() {
        return Integer.parseInt(application.secrets.digits(6));
    }

    @Test
    void a_random_number_that_is_taken_is_drawn_again() {
        UserId first = application.register("asha@example.org", "Asha").user().id();
        application.ids.continueAfter(first.value() - 1);

        SignedIn second = application.register("ravi@example.org", "Ravi");

        assertThat(second.user().id()).isNotEqualTo(first);
        assertThat(application.profiles.find(first).orElseThrow().name()).isEqualTo("Asha");
    }

    @Test
    void a11_somebody_under_eighteen_is_refused_and_somebody_without_a_birth_date_is_not() {
        LocalDate almost = LocalDate.of(2008, 3, 3);

        assertThatThrownBy(() -> register(PASSWORD, "Asha", almost))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("date_of_birth");
        assertThat(register(PASSWORD, "Asha", LocalDate.of(2008, 3, 1)).user().id())
                .isNotNull();
        assertThat(registerAs("ravi@example.org", PASSWORD, "Ravi", null).user().id())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMMON_PASSWORD,
                "datifyy1",
                "Datifyy-2026",
                "asharaosharma",
                "Sharma1990",
                "asha.rao",
                "AshaRao12345"
            })
    void a2_a_password_everybody_tries_or_made_of_name_and_address_is_refused(String password) {
        assertThatThrownBy(() -> registerAs("asha.rao@example.org", password, "Asharao Sharma", null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("password");
    }

    @Test
    void a2_a_long_password_may_mention_a_name() {
        assertThat(registerAs("asha@example.org", "asha walks by the river at dawn", "Asha Rao", null)
                        .user())
                .isNotNull();
    }

    @Test
    void a1_there_is_no_rule_about_kinds_of_characters() {
        assertThat(registerAs("asha@example.org", "a".repeat(3) + " river in the hills", "Asha", null)
                        .user())
                .isNotNull();
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> registerAs("nowhere", "        ", " ", LocalDate.of(2020, 1, 1)))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(InvalidInput.Fault::field)
                        .containsExactlyInAnyOrder("email", "password", "name", "date_of_birth"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> registerAs("asha@example.org", "asha@example.org", "Asha", LocalDate.of(2020, 1, 1)))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(InvalidInput.Fault::field)
                        .containsExactly("password", "date_of_birth"));
    }

    private SignedIn register(String password, String name, LocalDate birthDate) {
        return registerAs("asha@example.org", password, name, birthDate);
    }

    private SignedIn registerAs(String email, String password, String name, LocalDate birthDate) {
        return application.registration.register(
                new Registration.Form(() -> email, () -> password, () -> name, () -> birthDate), VISITOR);
    }
}
