package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.domain.notification.Notice;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneSignInRoutesTest {
    private static final String REGISTER = "/api/v1/auth/register/phone";
    private static final String REQUEST = "/api/v1/auth/otp/request";
    private static final String LOGIN = "/api/v1/auth/login/phone";
    private static final String NUMBER = "+910000000001";

    @AutoClose
    private final RestService service = new RestService();

    @Test
    void a7_registering_answers_that_a_code_is_coming_and_never_the_code() {
        Answer answer = service.post(REGISTER, """
                {"phone_number": "+91 00000 00001", "password": "ignored", "name": "Maya Rao"}""");

        assertThat(answer.status()).isEqualTo(201);
        Golden.assertMatches("code-sent", answer.body());
        assertThat(answer.text()).doesNotContain(code(), NUMBER);
    }

    @Test
    void signing_in_with_the_code_founds_the_account() {
        service.post(REGISTER, "{\"phoneNumber\": \"%s\", \"name\": \"Maya Rao\"}".formatted(NUMBER));

        Answer answer = service.post(LOGIN, login("otp_code", code()));

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("signed-in-by-phone", answer.body());
        Answer me = service.get("/api/v1/user/me", "Authorization", answer.text("/accessToken"));
        assertThat(me.text("/profile/basicInfo/email")).isEmpty();
        assertThat(me.text("/profile/basicInfo/phoneNumber")).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp_code", "otpCode", "code", "verification_code"})
    void the_code_is_understood_under_each_of_its_names(String name) {
        service.post(REQUEST, "{\"phoneNumber\": \"%s\"}".formatted(NUMBER));

        assertThat(service.post(LOGIN, login(name, code())).status()).isEqualTo(200);
    }

    @Test
    void a_new_member_says_what_to_be_called_and_the_code_goes_on_working() {
        service.post("/api/v1/auth/phone/otp/request", "{\"phoneNumber\": \"%s\"}".formatted(NUMBER));
        String unnamed = "{\"phoneNumber\": \"%s\", \"otpCode\": \"%s\"}".formatted(NUMBER, code());

        assertThat(service.post(LOGIN, unnamed).text("/errors/0/field")).isEqualTo("name");
        assertThat(service.post(LOGIN, login("code", code())).status()).isEqualTo(200);
    }

    @Test
    void a6_a_code_works_once_and_five_wrong_guesses_end_it() {
        service.post(REQUEST, "{\"phoneNumber\": \"%s\"}".formatted(NUMBER));
        assertThat(service.post(LOGIN, login("code", code())).status()).isEqualTo(200);
        assertThat(service.post(LOGIN, login("code", code())).status()).isEqualTo(401);

        service.post(REQUEST, "{\"phoneNumber\": \"%s\"}".formatted(NUMBER));
        for (int i = 0; i < 5; i++) {
            assertThat(service.post(LOGIN, login("code", "999999")).status()).isEqualTo(401);
        }
        assertThat(service.post(LOGIN, login("code", code())).status()).isEqualTo(401);
    }

    @Test
    void e1_what_is_missing_or_of_another_type_is_named() {
        assertThat(service.post(REGISTER, "{}").text("/errors/0/field")).isEqualTo("phone_number");
        assertThat(service.post(REQUEST, "{\"phoneNumber\": 91}").text("/errors/0/field"))
                .isEqualTo("phone_number");
        assertThat(service.post(REQUEST, "{\"phoneNumber\": \"12\"}").text("/errors/0/field"))
                .isEqualTo("phone_number");
        assertThat(service.post(LOGIN, "{\"phoneNumber\": \"%s\"}".formatted(NUMBER))
                        .text("/errors/0/field"))
                .isEqualTo("otp_code");
        assertThat(service.post(LOGIN, "{\"phoneNumber\": \"%s\", \"otpCode\": 123456}".formatted(NUMBER))
                        .text("/errors/0/field"))
                .isEqualTo("otp_code");
    }

    private String code() {
        return service.application.last(Notice.PhoneCode.class).code();
    }

    private static String login(String name, String code) {
        return "{\"phoneNumber\": \"%s\", \"%s\": \"%s\", \"name\": \"Maya Rao\"}".formatted(NUMBER, name, code);
    }
}
