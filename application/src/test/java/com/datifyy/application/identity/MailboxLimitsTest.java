package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is counted as one mailbox where mails are capped, and that it is told apart everywhere else.
class MailboxLimitsTest {
    private static final List<String> ONE_MAILBOX = List.of(
            "asha.k@gmail.com",
            "ashak@gmail.com",
            "asha.k+1@gmail.com",
            "a.s.h.a.k+2@googlemail.com",
            "ASHAK+dates@googlemail.com");

    private static final List<String> TAGGED =
            List.of("asha@example.org", "asha+1@example.org", "asha+a.b@example.org");

    private final InMemoryApplication application = new InMemoryApplication();

    @Test
    void a12_codes_to_one_mailbox_are_counted_together_however_its_address_is_written() {
        for (List<String> addresses : List.of(ONE_MAILBOX, TAGGED)) {
            for (String address : addresses) {
                application.contactCodes.sendEmailCode(new Email(address), null, VISITOR);
            }
        }

        assertThat(application.keysOf("code-to-recipient-daily")).hasSize(2);
        assertThat(application.keysOf("another-to-recipient")).hasSize(2);
        assertThat(application.keysOf("strangers-to-recipient")).hasSize(2);
    }

    @Test
    void a12_codes_that_one_who_is_signed_in_asks_for_are_too() {
        for (String address : ONE_MAILBOX) {
            SignedIn member = application.register(address, "Asha");
            application.contactCodes.sendEmailCode(new Email(address), application.callerOf(member), VISITOR);
        }

        assertThat(application.keysOf("strangers-to-recipient")).hasSize(1);
    }

    @Test
    void a12_resets_too() {
        for (String address : ONE_MAILBOX) {
            application.passwordRecovery.request(new Email(address), VISITOR);
        }

        assertThat(application.keysOf("reset-to-address-daily")).hasSize(1);
        assertThat(application.keysOf("strangers-to-recipient")).hasSize(1);
    }

    @Test
    void a12_so_are_registrations_each_of_which_makes_an_account_of_its_own() {
        List<User> accounts = ONE_MAILBOX.stream()
                .map(address ->
                        application.registerProven(address, "Asha").user().id())
                .map(id -> application.users.find(id).orElseThrow())
                .toList();

        assertThat(application.keysOf("register-address")).hasSize(1);
        assertThat(accounts)
                .extracting(User::mailbox)
                .containsExactlyElementsOf(ONE_MAILBOX.stream().map(Email::new).toList());
    }

    @Test
    void a_reset_for_one_address_of_a_mailbox_does_not_void_that_for_another() {
        application.registerProven("asha+1@example.org", "Asha");
        application.registerProven("asha+2@example.org", "Asha");
        application.passwordRecovery.request(new Email("asha+1@example.org"), VISITOR);
        String first = application.last(Notice.PasswordReset.class).token();
        application.passwordRecovery.request(new Email("asha+2@example.org"), VISITOR);

        application.passwordRecovery.reset(first, Password.chosen("seven lanterns by noon"), VISITOR);

        assertThat(application.last(Notice.PasswordChanged.class).to()).isEqualTo(new Email("asha+1@example.org"));
    }
}
