package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.InMemoryApplication;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsInLogsTest {
    private static final String NUMBER = "+910000000001";

    @Test
    void a7_no_code_token_password_address_or_number_of_an_account_is_logged() {
        try (RestService service = new RestService();
                LogLines log = new LogLines()) {
            RestService.Member maya = service.joinProven("Maya");
            maya.put(
                    "/api/v1/user/me",
                    "{\"basicInfo\": {\"phoneNumber\": \"%s\"}, \"updateFields\": [\"phone_number\"]}"
                            .formatted(NUMBER));
            String byAddress = "{\"email\": \"%s\", \"code\": \"99999999\", \"password\": \"not the password\"}"
                    .formatted(maya.email());
            String byNumber = "{\"phoneNumber\": \"%s\", \"code\": \"999999\"}".formatted(NUMBER);
            for (String path : List.of(
                    "verification/email/send", "verification/email/verify", "password/reset/request", "login/email")) {
                service.post("/api/v1/auth/" + path, byAddress);
            }
            for (String path :
                    List.of("otp/request", "login/phone", "verification/phone/send", "verification/phone/verify")) {
                service.post("/api/v1/auth/" + path, byNumber);
            }
            maya.post("/api/v1/auth/verification/phone/send", byNumber);
            maya.post("/api/v1/user/account/code", "{}");
            maya.delete("/api/v1/user/account", "{\"password\": \"%s\"}".formatted(InMemoryApplication.PASSWORD));

            assertThat(service.secrets()).hasSizeGreaterThanOrEqualTo(5);
            assertThat(log.all())
                    .contains("security event SIGN_IN_FAILED", "security event CODE_REFUSED")
                    .doesNotContain(
                            maya.email(), NUMBER, InMemoryApplication.PASSWORD, maya.token(), maya.refreshToken());

            for (String secret : service.secrets()) {
                assertThat(log.all()).doesNotContainPattern("(?<![0-9a-f])" + secret + "(?![0-9a-f])");
            }
        }
    }
}
