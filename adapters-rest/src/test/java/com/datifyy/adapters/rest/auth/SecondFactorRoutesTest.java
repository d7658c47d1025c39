package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SecondFactorRoutesTest {
    private static final String STATUS = "/api/v1/auth/second-factor";
    private static final String ENROLL = STATUS + "/enroll";
    private static final String CONFIRM = STATUS + "/confirm";
    private static final String RENEW = STATUS + "/recovery-codes";
    private static final String DISABLE = STATUS + "/disable";
    private static final String LOGIN = "/api/v1/auth/login/email";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya");

    @Test
    void it_is_switched_on_in_two_steps() {
        assertThat(maya.get(STATUS).text()).isEqualTo("{\"enabled\":false,\"recoveryCodesLeft\":0}");

        Answer begun = maya.post(ENROLL, password());
        assertThat(begun.status()).isEqualTo(200);
        Golden.assertMatches("second-factor-begun", begun.body());
        assertThat(maya.get(STATUS).at("/enabled").booleanValue()).isFalse();

        Answer confirmed = maya.post(CONFIRM, "{\"code\": \"%s\"}".formatted(codeNow()));
        assertThat(confirmed.status()).isEqualTo(200);
        Golden.assertMatches("second-factor-confirmed", confirmed.body());
        assertThat(maya.get(STATUS).text()).isEqualTo("{\"enabled\":true,\"recoveryCodesLeft\":10}");
    }

    @Test
    void signing_in_asks_for_it_only_once_the_password_is_right() {
        String recoveryCode = switchOn().text("/recoveryCodes/0");

        Answer missing = service.post(LOGIN, login("{}"));
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.text("/code")).isEqualTo("SECOND_FACTOR_REQUIRED");
        Answer wrongPassword =
                service.post(LOGIN, "{\"email\": \"member1@example.org\", \"password\": \"not the password\"}");
        assertThat(wrongPassword.text("/code")).isEqualTo("UNAUTHENTICATED");

        assertThat(service.post(LOGIN, login("{\"secondFactorCode\": \"%s\"}".formatted(nextCode())))
                        .status())
                .isEqualTo(200);
        assertThat(service.post(LOGIN, login("{\"totp_code\": \"%s\"}".formatted(nextCode())))
                        .status())
                .isEqualTo(200);
        assertThat(service.post(LOGIN, login("{\"second_factor_code\": \"%s\"}".formatted(recoveryCode)))
                        .status())
                .isEqualTo(200);
        assertThat(service.post(LOGIN, login("{\"second_factor_code\": \"%s\"}".formatted(recoveryCode)))
                        .text("/code"))
                .as("a recovery code works once")
                .isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(service.post(LOGIN, login("{\"second_factor_code\": 123456}"))
                        .text("/errors/0/field"))
                .isEqualTo("second_factor_code");
    }

    @Test
    void new_recovery_codes_void_the_old_ones() {
        String old = switchOn().text("/recoveryCodes/0");

        Answer renewed = maya.post(RENEW, "{\"code\": \"%s\"}".formatted(nextCode()));

        assertThat(renewed.at("/recoveryCodes")).hasSize(10);
        assertThat(renewed.text()).doesNotContain(old);
        assertThat(service.post(LOGIN, login("{\"totpCode\": \"%s\"}".formatted(old)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a8_neither_a_session_nor_a_code_alone_switches_it_off() {
        switchOn();

        assertThat(maya.post(DISABLE, "{\"password\": \"not the password\", \"code\": \"%s\"}".formatted(nextCode()))
                        .status())
                .isEqualTo(403);
        assertThat(maya.post(
                                DISABLE,
                                "{\"password\": \"%s\", \"code\": \"999999\"}".formatted(InMemoryApplication.PASSWORD))
                        .status())
                .isEqualTo(403);
        assertThat(maya.post(
                                DISABLE,
                                "{\"password\": \"%s\", \"code\": \"%s\"}"
                                        .formatted(InMemoryApplication.PASSWORD, nextCode()))
                        .status())
                .isEqualTo(200);
        assertThat(maya.get(STATUS).at("/enabled").booleanValue()).isFalse();
    }

    @Test
    void it_is_not_begun_twice_nor_confirmed_before_it_is_begun() {
        assertThat(maya.post(CONFIRM, "{\"code\": \"123456\"}").status()).isEqualTo(404);
        assertThat(maya.post(RENEW, "{\"code\": \"123456\"}").status()).isEqualTo(404);
        switchOn();
        assertThat(maya.post(ENROLL, password()).status()).isEqualTo(409);
    }

    @Test
    void e1_what_is_missing_or_of_another_type_is_named() {
        assertThat(maya.post(ENROLL, "{}").text("/errors/0/field")).isEqualTo("password");
        assertThat(maya.call("POST", ENROLL, null).text("/errors/0/field")).isEqualTo("password");
        assertThat(maya.post(CONFIRM, "{}").text("/errors/0/field")).isEqualTo("code");
        assertThat(maya.post(CONFIRM, "{\"code\": 123456}").text("/errors/0/field"))
                .isEqualTo("code");
        assertThat(maya.post(RENEW, "{}").text("/errors/0/field")).isEqualTo("code");
        assertThat(maya.post(DISABLE, password()).text("/errors/0/field")).isEqualTo("code");
        maya.post(ENROLL, password());
        assertThat(maya.post(CONFIRM, "{\"code\": \"999999\"}").text("/errors/0/field"))
                .isEqualTo("code");
    }

    private Answer switchOn() {
        maya.post(ENROLL, password());
        return maya.post(CONFIRM, "{\"code\": \"%s\"}".formatted(codeNow()));
    }

    private String nextCode() {
        service.application.clock.advance(Duration.ofSeconds(30));
        return codeNow();
    }

    /// What the authenticator app shows.
    private String codeNow() {
        UserId owner = UserId.parse(maya.id());
        String kept =
                service.application.secondFactors.find(owner).orElseThrow().sealedSecret();
        byte[] secret = new PlainSecretBox()
                .open("second factor of " + owner, Base64.getDecoder().decode(kept))
                .required();
        return new TotpSecret(secret)
                .codeAt(service.application.clock.instant())
                .digits();
    }

    private static String password() {
        return "{\"password\": \"%s\"}".formatted(InMemoryApplication.PASSWORD);
    }

    /// @param more a JSON object with what is sent besides address and password
    private static String login(String more) {
        String credentials =
                "\"email\": \"member1@example.org\", \"password\": \"%s\"".formatted(InMemoryApplication.PASSWORD);
        return more.equals("{}") ? "{" + credentials + "}" : "{" + credentials + ", " + more.substring(1);
    }
}
