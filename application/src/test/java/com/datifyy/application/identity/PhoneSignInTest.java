package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PhoneSignInTest {
    private static final String NUMBER = "+911234567890";
    private static final Visitor ELSEWHERE = new Visitor(Device.UNKNOWN, Network.of("198.51.100.9"));

    private static final Device TELEPHONE = new Device(null, "", "", "", "", "a-long-id-of-a-telephone");

    private final InMemoryApplication application = new InMemoryApplication();

    @Test
    void somebody_new_becomes_an_active_member_with_a_profile() {
        SignedIn ravi = signIn(sentCode("Ravi"), "");

        assertThat(ravi.user().name()).isEqualTo("Ravi");
        assertThat(ravi.user().status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(ravi.user().email()).isNull();
        assertThat(application
                        .profiles
                        .find(ravi.user().id())
                        .orElseThrow()
                        .answers()
                        .get(Basics.PHONE_NUMBER))
                .isEqualTo(NUMBER);
        assertThat(application.index.find(ravi.user().id())).isPresent();
    }

    @Test
    void the_owner_of_the_number_signs_in() {
        SignedIn first = signIn(sentCode("Ravi"), "");

        SignedIn second = signIn(sentCode("Somebody else"), "");

        assertThat(second.user().id()).isEqualTo(first.user().id());
        assertThat(second.user().name()).isEqualTo("Ravi");
    }

    @Test
    void a8_a_number_that_a_reset_takes_off_the_account_at_the_same_moment_signs_in_to_it_no_more() {
        User owner = signIn(sentCode("Ravi"), "").user();
        String code = sentCode("Somebody else");
        application.users.nextWaitsFor(() -> application.users.save(owner.withoutNumberProvenSince(Instant.EPOCH)));

        SignedIn stranger = signIn(code, "");

        assertThat(stranger.user().id()).isNotEqualTo(owner.id());
        assertThat(stranger.user().name()).isEqualTo("Somebody else");
    }

    @Test
    void a4_the_code_is_sent_whether_or_not_there_is_an_account() {
        var unknown = application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> VISITOR);
        assertThat(signIn(application.last(Notice.PhoneCode.class).code(), "Ravi"))
                .isNotNull();

        assertThat(application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> VISITOR))
                .isEqualTo(unknown);
    }

    @Test
    void who_has_not_said_what_they_are_called_is_asked_and_may_use_the_code_again() {
        String code = sentCode("");

        assertThatThrownBy(() -> signIn(code, ""))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("name");

        assertThat(signIn(code, "Ravi").user().name()).isEqualTo("Ravi");
    }

    @Test
    void a6_a_code_works_once_for_ten_minutes_and_survives_four_wrong_guesses() {
        String used = sentCode("Ravi");
        signIn(used, "");
        assertRefused(used);

        String late = sentCode("");
        application.clock.advance(Duration.ofMinutes(10));
        assertRefused(late);

        String guessed = sentCode("");
        for (int i = 0; i < 5; i++) {
            assertRefused("999999");
        }
        assertRefused(guessed);
    }

    @Test
    void a12_sending_is_capped_by_who_gets_the_codes() {
        sentCode("Ravi");
        application.exhaust();

        assertThatThrownBy(() -> sentCode("Ravi")).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void a12_strangers_elsewhere_use_up_neither_the_tries_nor_the_codes_of_an_owner_at_home() {
        SignedIn ravi = signIn(sentCode("Ravi"), "");
        application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> ELSEWHERE);
        String code = sentCode("");
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> signIn("999999", "", ELSEWHERE)).isInstanceOf(Unauthenticated.class);
        }

        assertThat(signIn(code, "").user().id()).isEqualTo(ravi.user().id());
        assertThat(application.keysOf("code-to-recipient-hourly")).hasSize(3);
    }

    @Test
    void a12_strangers_neither_void_nor_spoil_the_code_of_an_owner_who_is_on_a_known_device_somewhere_new() {
        SignedIn ravi = signIn(sentCode("Ravi"), "", new Visitor(TELEPHONE, VISITOR.network()));
        Visitor travelling = new Visitor(TELEPHONE, Network.of("192.0.2.44"));
        application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> travelling);
        String code = application.last(Notice.PhoneCode.class).code();

        application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> ELSEWHERE);
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> signIn("999999", "", ELSEWHERE)).isInstanceOf(Unauthenticated.class);
        }
        application.exhaust("strangers-to-recipient");

        assertThat(application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> ELSEWHERE))
                .isNotNull();
        assertThat(application.told(Notice.Silence.class)).hasSize(1);
        assertThat(application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> travelling))
                .isNotNull();
        String second = application.last(Notice.PhoneCode.class).code();
        assertThatThrownBy(() -> signIn(code.equals(second) ? "" : code, "", travelling))
                .isInstanceOf(Unauthenticated.class);
        assertThat(signIn(second, "", travelling).user().id())
                .isEqualTo(ravi.user().id());
    }

    @Test
    void a12_a_neighbour_neither_voids_nor_spoils_the_code_that_was_asked_for_on_a_known_device() {
        Visitor home = new Visitor(TELEPHONE, VISITOR.network());
        SignedIn ravi = signIn(sentCode("Ravi"), "", home);
        application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> home);
        String code = application.last(Notice.PhoneCode.class).code();

        application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> VISITOR);
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> signIn("999999", "", VISITOR)).isInstanceOf(Unauthenticated.class);
        }

        assertThat(signIn(code, "", home).user().id()).isEqualTo(ravi.user().id());
    }

    @Test
    void a12_whoever_knows_the_id_of_the_owners_device_does_not_spoil_a_code_that_was_asked_for_on_it() {
        Visitor home = new Visitor(TELEPHONE, VISITOR.network());
        SignedIn ravi = signIn(sentCode("Ravi"), "", home);
        application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> home);
        String code = application.last(Notice.PhoneCode.class).code();
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> signIn("999999", "", new Visitor(TELEPHONE, ELSEWHERE.network())))
                    .isInstanceOf(Unauthenticated.class);
        }

        assertThat(signIn(code, "", home).user().id()).isEqualTo(ravi.user().id());
    }

    @Test
    void a12_one_too_many_is_sent_nothing_and_what_was_sent_goes_on_working() {
        String code = sentCode("Ravi");
        application.exhaust("strangers-to-recipient");

        assertThat(application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> VISITOR))
                .isNotNull();

        assertThat(application.told(Notice.Silence.class)).hasSize(1);
        assertThat(signIn(code, "").user().name()).isEqualTo("Ravi");
    }

    @Test
    void a6_an_owner_may_use_the_code_that_a_stranger_asked_for_and_a_sign_in_voids_every_other() {
        SignedIn ravi = signIn(sentCode("Ravi"), "");
        application.phoneSignIn.sendCode(() -> NUMBER, () -> "", () -> ELSEWHERE);
        String forStranger = application.last(Notice.PhoneCode.class).code();
        String own = sentCode("");

        assertThat(signIn(forStranger, "").user().id()).isEqualTo(ravi.user().id());
        assertRefused(own);
    }

    @Test
    void a6_a_code_can_be_typed_in_on_another_network_than_it_was_asked_for_from() {
        String code = sentCode("Ravi");

        assertThat(signIn(code, "", ELSEWHERE).user().name()).isEqualTo("Ravi");
    }

    @Test
    void b4_a_banned_account_does_not_sign_in() {
        SignedIn ravi = signIn(sentCode("Ravi"), "");
        application.units.run(() -> application.users.save(ravi.user().withStatus(AccountStatus.BANNED)));

        assertRefused(sentCode(""));
    }

    @Test
    void h6_people_get_in_while_the_store_makes_others_wait() {
        application.units.crowd();

        application.phoneSignIn.sendCode(() -> NUMBER, () -> "Ravi", () -> VISITOR);
        String code = application.units.ahead(
                () -> application.last(Notice.PhoneCode.class).code());

        assertThat(signIn(code, "")).isNotNull();
    }

    private String sentCode(String name) {
        application.phoneSignIn.sendCode(() -> NUMBER, () -> name, () -> VISITOR);
        return application.last(Notice.PhoneCode.class).code();
    }

    private SignedIn signIn(String code, String name) {
        return signIn(code, name, VISITOR);
    }

    private SignedIn signIn(String code, String name, Visitor visitor) {
        return application.phoneSignIn.signIn(
                new PhoneSignIn.Form(() -> NUMBER, () -> code, () -> name, () -> SignInOptions.NONE), () -> visitor);
    }

    private void assertRefused(String code) {
        assertThatThrownBy(() -> signIn(code, "Ravi")).isInstanceOf(Unauthenticated.class);
    }
}
