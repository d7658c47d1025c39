package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever changes what signs in to their account waits for its lock, and a reset that held it has ended their
/// session: then nothing is changed.
class StillSignedInTest {
    private static final Email ADDRESS = new Email("asha@example.org");
    private static final String NUMBER = "+911234567890";

    private final InMemoryApplication application = new InMemoryApplication();

    /// Every way to change what signs in, or what is asked for then. Each gets everything ready, and returns the last
    /// step.
    enum Way {
        CHANGE_THE_PASSWORD(test -> {
            Caller asha = test.proven();
            return () -> test.application.passwordRecovery.change(
                    asha, () -> PASSWORD, () -> Password.chosen("another walk by the river"), VISITOR);
        }),
        BEGIN_A_SECOND_FACTOR(test -> {
            Caller asha = test.proven();
            return () -> {
                var _ = test.application.secondFactor.enrol(asha, PASSWORD, VISITOR);
            };
        }),
        SWITCH_A_SECOND_FACTOR_ON(test -> {
            Caller asha = test.proven();
            var _ = test.application.secondFactor.enrol(asha, PASSWORD, VISITOR);
            String code = test.codeOf(asha);
            return () -> {
                var _ = test.application.secondFactor.confirm(asha, code, VISITOR);
            };
        }),
        RENEW_RECOVERY_CODES(test -> {
            Caller asha = test.withSecondFactor();
            String code = test.codeOf(asha);
            return () -> {
                var _ = test.application.secondFactor.renewRecoveryCodes(asha, code, VISITOR);
            };
        }),
        SWITCH_A_SECOND_FACTOR_OFF(test -> {
            Caller asha = test.withSecondFactor();
            String code = test.codeOf(asha);
            return () -> test.application.secondFactor.disable(asha, () -> PASSWORD, () -> code, VISITOR);
        }),
        LINK_A_PROVIDER(test -> {
            Caller asha = test.proven();
            return () -> {
                var _ = test.application.linkedSignIns.link(
                        asha,
                        () -> new ProviderCredentials(
                                IdentityProvider.GOOGLE, "g1/asha@example.org/verified/Asha", "", ""),
                        () -> PASSWORD,
                        VISITOR);
            };
        }),
        UNLINK_A_PROVIDER(test -> {
            Caller asha = test.proven();
            test.application.units.run(() -> test.application.links.add(
                    new Link(IdentityProvider.GOOGLE, "g1", asha.id(), test.application.clock.instant())));
            return () -> {
                var _ = test.application.linkedSignIns.unlink(
                        asha, () -> IdentityProvider.GOOGLE, () -> PASSWORD, VISITOR);
            };
        }),
        PROVE_THE_ADDRESS(test -> {
            Caller asha = test.application.callerOf(test.application.register(ADDRESS.value(), "Asha"));
            String code = test.application.last(Notice.EmailCode.class).code();
            return () -> {
                var _ = test.application.contactVerification.proveEmail(ADDRESS, code, asha, VISITOR);
            };
        }),
        PROVE_A_FIRST_ADDRESS(test -> {
            Caller asha = test.byNumber();
            var _ = test.application.contactCodes.sendEmailCode(ADDRESS, asha, VISITOR);
            String code = test.application.last(Notice.EmailCode.class).code();
            return () -> {
                var _ = test.application.contactVerification.proveEmail(ADDRESS, code, asha, VISITOR);
            };
        }),
        PROVE_A_FIRST_NUMBER(test -> {
            Caller asha = test.proven();
            var _ = test.application.profileEditing.edit(asha, Changes.none().set(Basics.PHONE_NUMBER, NUMBER), null);
            String code = test.codeFor(NUMBER, asha);
            return () -> {
                var _ = test.application.contactVerification.provePhone(() -> NUMBER, () -> code, asha, VISITOR);
            };
        }),
        PROVE_ANOTHER_NUMBER(test -> {
            Caller asha = test.byNumber();
            String another = "+911234567899";
            String code = test.codeFor(another, asha);
            return () -> {
                var _ = test.application.contactVerification.provePhone(() -> another, () -> code, asha, VISITOR);
            };
        }),
        CLOSE_THE_ACCOUNT_BY_PASSWORD(test -> {
            Caller asha = test.proven();
            return () -> {
                var _ = test.application.accountClosure.close(asha, () -> PASSWORD, () -> "", () -> "", VISITOR);
            };
        }),
        CLOSE_THE_ACCOUNT_BY_CODE(test -> {
            Caller asha = test.proven();
            var _ = test.application.accountClosure.sendCode(asha, VISITOR);
            String code = test.application.last(Notice.ConfirmationCode.class).code();
            return () -> {
                var _ = test.application.accountClosure.close(asha, () -> "", () -> code, () -> "", VISITOR);
            };
        });

        private final Function<StillSignedInTest, Runnable> ready;

        Way(Function<StillSignedInTest, Runnable> ready) {
            this.ready = ready;
        }
    }

    /// What signs in to an account, and what is asked for then.
    private record Keys(Optional<User> user, Optional<PasswordHash> password, List<Link> links, Optional<?> factor) {}

    @ParameterizedTest
    @EnumSource
    void b4_a8_nothing_is_changed_by_a_session_that_ends_while_it_waits_for_the_account(Way way) {
        Runnable last = way.ready.apply(this);
        User asha = application.users.all().getFirst();
        Keys before = keysOf(asha);
        application.users.nextWaitsFor(() -> {
            int _ = application.sessions.endAll(asha.id(), application.clock.instant());
        });

        assertThatExceptionOfType(Unauthenticated.class)
                .isThrownBy(last::run)
                .withMessage("The session has just been ended");

        assertThat(keysOf(asha)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void with_a_session_that_lives_each_way_is_open(Way way) {
        Runnable last = way.ready.apply(this);
        User asha = application.users.all().getFirst();
        Keys before = keysOf(asha);
        int told = application.outbox.waitingNotices().size();

        last.run();

        boolean changed = !keysOf(asha).equals(before);
        assertThat(changed || application.outbox.waitingNotices().size() > told)
                .as("something came of it")
                .isTrue();
    }

    private Keys keysOf(User user) {
        return new Keys(
                application.users.find(user.id()),
                application.users.passwordOf(user.id()),
                application.links.of(user.id()),
                application.secondFactors.find(user.id()));
    }

    private Caller proven() {
        return application.callerOf(application.registerProven(ADDRESS.value(), "Asha"));
    }

    private Caller byNumber() {
        var _ = application.phoneSignIn.sendCode(() -> NUMBER, () -> "Asha", () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();
        return application.callerOf(application.phoneSignIn.signIn(
                new PhoneSignIn.Form(() -> NUMBER, () -> code, () -> "", () -> SignInOptions.NONE), () -> VISITOR));
    }

    private Caller withSecondFactor() {
        Caller asha = proven();
        var _ = application.secondFactor.enrol(asha, PASSWORD, VISITOR);
        var _ = application.secondFactor.confirm(asha, codeOf(asha), VISITOR);
        application.clock.advance(Duration.ofSeconds(30));
        return asha;
    }

    private String codeFor(String number, Caller caller) {
        var _ = application.contactCodes.sendPhoneCode(() -> number, caller, () -> VISITOR);
        return application.last(Notice.PhoneCode.class).code();
    }

    private String codeOf(Caller caller) {
        String sealed =
                application.secondFactors.find(caller.id()).orElseThrow().sealedSecret();
        byte[] secret = new PlainSecretBox()
                .open("second factor of " + caller.id(), Base64.getDecoder().decode(sealed))
                .required();
        return new TotpSecret(secret).codeAt(application.clock.instant()).digits();
    }
}
