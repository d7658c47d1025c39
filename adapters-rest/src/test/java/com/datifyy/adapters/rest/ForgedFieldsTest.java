package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgedFieldsTest {
    /// Fields that a client would like to set, at the top and in every group.
    static final String FORGED = """
            "role": "ADMIN", "isAdmin": true, "status": "ACTIVE", "accountStatus": "ACCOUNT_STATUS_ACTIVE", "verified": true, "isVerified": true,
            "emailVerified": "VERIFICATION_STATUS_VERIFIED", "email_verified": true, "phoneVerified": true, "completionPercentage": 100,
            "compatibilityScore": 100, "score": 100, "userId": "999", "user_id": "999", "id": 999, "slotId": "00000000-0000-0000-0000-00000000abcd",
            "createdAt": {"seconds": 1}, "updatedAt": {"seconds": 1}, "lastLoginAt": {"seconds": 1}, "version": 77, "photos": [{"url": "https://x"}],
            "metadata": {"status": "ACCOUNT_STATUS_ACTIVE", "emailVerified": "VERIFICATION_STATUS_VERIFIED", "isVerified": true}, "age": 99, "isPublic": false
            """;

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya");

    @Test
    void c7_forged_fields_change_no_profile() {
        JsonNode before = maya.get("/api/v1/user/me").at("/profile");
        for (String path : List.of("/api/v1/user/me", "/api/v1/user/profile")) {
            Answer put = maya.put(path, """
                    {%1$s, "basicInfo": {%1$s, "name": "Maya"}, "profileDetails": {%1$s, "bio": "x"}, "updateFields": ["name", "bio", "email", "age"]}""".formatted(FORGED));
            assertThat(put.status()).as(put.text()).isEqualTo(200);
        }
        Answer flat = maya.put("/api/v1/user/profile", "{%s, \"bio\": \"\"}".formatted(FORGED));
        assertThat(flat.status()).as(flat.text()).isEqualTo(200);

        ObjectNode after = maya.get("/api/v1/user/me").at("/profile").deepCopy();
        assertThat((JsonNode) after).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"is_verified", "metadata", "userId", "photos", "partner_preferences", "role"})
    void c7_what_cannot_be_set_cannot_be_named_and_nothing_changes(String name) {
        JsonNode before = maya.get("/api/v1/user/me").at("/profile");

        Answer put = maya.put(
                "/api/v1/user/me",
                "{%s, \"profileDetails\": {\"bio\": \"x\"}, \"updateFields\": [\"bio\", \"%s\"]}"
                        .formatted(FORGED, name));

        assertThat(put.status()).isEqualTo(400);
        assertThat(put.text("/message")).endsWith("that do not exist: " + name);
        assertThat(maya.get("/api/v1/user/me").at("/profile")).isEqualTo(before);
    }

    @Test
    void c7_forged_fields_change_no_preferences_slots_or_accounts() {
        JsonNode before = maya.get("/api/v1/partner-preferences").body();
        Answer preferences =
                maya.put("/api/v1/partner-preferences", "{%1$s, \"preferences\": {%1$s}}".formatted(FORGED));
        assertThat(preferences.status()).isEqualTo(200);
        assertThat(maya.get("/api/v1/partner-preferences").body()).isEqualTo(before);
        Answer slot = maya.post(
                "/api/v1/availability",
                "{%1$s, \"slots\": [{%1$s, \"startTime\": 1772620200, \"endTime\": 1772623800}]}".formatted(FORGED));
        assertThat(slot.text("/createdSlots/0/userId")).isEqualTo(maya.id());
        assertThat(slot.text("/createdSlots/0/slotId")).isNotEqualTo("00000000-0000-0000-0000-00000000abcd");
        assertThat(slot.at("/createdSlots/0/createdAt/seconds").longValue()).isNotEqualTo(1);
        Answer registered =
                service.post("/api/v1/auth/register/email", """
                {%1$s, "email": "x@example.org", "password": "a quiet walk by the river", "name": "X", "deviceInfo": {%1$s}}""".formatted(FORGED.replace("\"id\": 999,", "")));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.text("/userId")).isNotEqualTo("999");
        assertThat(registered.text("/user/accountStatus")).isEqualTo("ACCOUNT_STATUS_PENDING");
        assertThat(registered.text("/user/emailVerified")).isEqualTo("VERIFICATION_STATUS_UNVERIFIED");
    }

    static Stream<String> injections() {
        return Stream.of(
                "'; DROP TABLE users; --",
                "\" OR 1=1",
                "${jndi:ldap://x/y}",
                "{{7*7}}",
                "<script>alert(1)</script>",
                "../../etc/passwd",
                "%0d%0aSet-Cookie: a=b",
                "\\u0041",
                "$(reboot)",
                "|| pg_sleep(10)");
    }

    @ParameterizedTest
    @MethodSource("injections")
    void e3_text_is_text_wherever_it_stands(String text) {
        String json = RestService.JSON.getNodeFactory().textNode(text).toString();
        Answer put = maya.put(
                "/api/v1/user/me",
                "{\"basicInfo\": {\"name\": %1$s}, \"profileDetails\": {\"bio\": %1$s}, \"updateFields\": [\"name\", \"bio\"]}"
                        .formatted(json));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(maya.get("/api/v1/user/me").text("/profile/profileDetails/bio"))
                .isEqualTo(text);

        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (String name : List.of("cursor", "limit", "gender", "city", "caste", "minAge", "sort", "sort_by")) {
            Answer answer = maya.get("/api/v1/user/search?" + name + "=" + encoded);
            assertThat(answer.status()).as(name).isIn(200, 400, 409);
            assertThat(answer.text()).as("nothing is repeated").doesNotContain(text);
        }
        assertThat(maya.put("/api/v1/user/me", "{\"updateFields\": [%s]}".formatted(json))
                        .text())
                .doesNotContain(text);
        assertThat(maya.get("/api/v1/user/profile/" + encoded).status()).isIn(400, 404, 409);
    }
}
