package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.COMMON_PASSWORD;
import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.LocalDate;
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
    void one_mailbox_has_one_account() {
        application.register("asha@example.org", "Asha");

        assertThatThrownBy(() -> application.register("ASHA@example.org", "Somebody"))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a4_a_taken_address_takes_as_much_hashing_as_a_free_one() {
        application.register("asha@example.org", "Asha");
        int before = application.hasher.hashed();

        assertThatThrownBy(() -> application.register("asha@example.org", "Asha"))
                .isInstanceOf(Conflict.class);

        assertThat(application.hasher.hashed() - before).isEqualTo(1);
    }

    @Test
    void a_refused_registration_leaves_nothing_behind() {
        application.register("asha@example.org", "Asha");

        assertThatThrownBy(() -> application.register("asha@example.org", "Asha"))
                .isInstanceOf(Conflict.class);

        assertThat(application.index.find(new UserId(4))).isEmpty();
        assertThat(application.profiles.find(new UserId(4))).isEmpty();
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

    private SignedIn register(String password, String name, LocalDate birthDate) {
        return registerAs("asha@example.org", password, name, birthDate);
    }

    private SignedIn registerAs(String email, String password, String name, LocalDate birthDate) {
        return application.registration.register(new Registration.Application(
                new Email(email), Password.chosen(password), name, birthDate, Device.UNKNOWN));
    }
}
