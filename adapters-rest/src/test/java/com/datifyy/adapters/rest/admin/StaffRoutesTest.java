package com.datifyy.adapters.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.TotpSecret;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffRoutesTest {
    private static final String ADMINS = "/api/v1/admin/admins";
    private static final String LOGIN = "/api/v1/admin/login";

    @AutoClose
    private final RestService service = new RestService();

    private final AdminCaller lena = service.application.staff(AdminRole.SUPER_ADMIN);

    @Test
    void a_new_member_sets_an_app_up_signs_in_and_out() {
        String id = join("genie").text("/admin/adminId");
        assertThat(service.post(LOGIN, credentials("")).status()).isEqualTo(403);

        Answer begun = service.post("/api/v1/admin/second-factor/enroll", credentials(""));
        assertThat(begun.text("/uri")).startsWith("otpauth://totp/");
        assertThat(service.post("/api/v1/admin/second-factor/confirm", credentials("\"code\": \"000000\""))
                        .status())
                .isEqualTo(400);
        assertThat(service.post("/api/v1/admin/second-factor/confirm", credentials(code()))
                        .at("/recoveryCodes"))
                .hasSize(10);

        assertThat(service.post(LOGIN, credentials("")).text("/code")).isEqualTo("SECOND_FACTOR_REQUIRED");
        service.application.clock.advance(Duration.ofSeconds(30));
        Answer signedIn = service.post(LOGIN, credentials(code()));
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.at("/tokens/expiresIn").intValue()).isEqualTo(3_600);
        assertThat(signedIn.text("/adminId")).isEqualTo(id);
        Golden.assertMatches("staff-signed-in", signedIn.body());

        String token = signedIn.text("/token");
        assertThat(service.staff(token).get("/api/v1/admin/profile").text("/admin/role"))
                .isEqualTo("ADMIN_ROLE_GENIE");
        assertThat(service.staff(token)
                        .post(
                                "/api/v1/admin/password/change",
                                "{\"currentPassword\": \"%s\", \"newPassword\": \"seven lanterns by noon\"}"
                                        .formatted(InMemoryApplication.PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(service.staff(token).post("/api/v1/admin/logout", "{}").status())
                .isEqualTo(200);
        assertThat(service.staff(token).get("/api/v1/admin/profile").status()).isEqualTo(401);
    }

    @Test
    void members_of_staff_are_listed_changed_and_removed() {
        String id = join("ADMIN_ROLE_SUPPORT").text("/admin/adminId");

        Answer list = lena().get(ADMINS + "?page=1&page_size=5");
        assertThat(list.at("/totalCount").intValue()).isEqualTo(2);
        Golden.assertMatches("staff-listed", list.body());

        Answer changed =
                lena().put(ADMINS + "/" + id, "{\"name\": \"Arjun Rao\", \"email\": \"rao@example.org\", \"role\": 2}");
        assertThat(changed.text("/admin/name")).isEqualTo("Arjun Rao");
        assertThat(changed.text("/admin/email")).isEqualTo("rao@example.org");
        assertThat(changed.text("/admin/role")).isEqualTo("ADMIN_ROLE_GENIE");
        assertThat(lena().put(ADMINS + "/" + id + "/role", "{\"role\": \"moderator\"}")
                        .text("/admin/role"))
                .isEqualTo("ADMIN_ROLE_MODERATOR");
        assertThat(lena().post(ADMINS + "/" + id + "/second-factor/reset", "{}").status())
                .isEqualTo(200);
        assertThat(lena().delete(ADMINS + "/" + id).status()).isEqualTo(200);
        assertThat(lena().delete(ADMINS + "/" + id).status()).isEqualTo(409);
        assertThat(lena().delete(ADMINS + "/999999").status()).isEqualTo(404);
        assertThat(lena().put("/api/v1/admin/profile", "{\"adminId\": \"%s\", \"name\": \"Lena\"}".formatted(id))
                        .text("/admin/adminId"))
                .as("C2: the acting member comes from the token")
                .isEqualTo(lena.id().toString());
    }

    @Test
    void a_member_of_staff_reads_times_in_a_zone_of_their_own() {
        Answer changed = lena().put("/api/v1/admin/profile", "{\"timeZone\": \"Asia/Kolkata\"}");

        assertThat(changed.text("/admin/timeZone")).isEqualTo("Asia/Kolkata");
        assertThat(lena().put("/api/v1/admin/profile", "{\"name\": \"Lena\"}").text("/admin/timeZone"))
                .as("what is not sent stays")
                .isEqualTo("Asia/Kolkata");
        assertThat(lena().put("/api/v1/admin/profile", "{\"timeZone\": \"Mars/Base\"}")
                        .text("/errors/0/field"))
                .isEqualTo("time_zone");
    }

    @Test
    void f4_letting_somebody_join_twice_under_one_key_makes_one() {
        String body = newcomer("support");
        Answer first = lena().post(ADMINS, body, "Idempotency-Key", "one");
        Answer second = lena().post(ADMINS, body, "Idempotency-Key", "one");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(lena().post(ADMINS, body).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": \"a@example.org\", \"password\": \"a quiet walk by the river\", \"name\": \"A\"}",
                "{\"email\": \"a@example.org\", \"password\": \"a quiet walk by the river\", \"name\": \"A\","
                        + " \"role\": \"boss\"}",
                "{\"email\": \"a@example.org\", \"password\": \"a quiet walk by the river\", \"name\": \"\","
                        + " \"role\": \"genie\"}",
                "{\"email\": \"a@example.org\", \"password\": \"password123\", \"name\": \"A\", \"role\": \"genie\"}",
                "{\"email\": \"nobody\", \"password\": \"a quiet walk by the river\", \"name\": \"A\","
                        + " \"role\": \"genie\"}",
                "{\"email\": \"a@example.org\", \"password\": \"a quiet walk by the river\", \"name\": \"A\","
                        + " \"role\": \"support\", \"isGenie\": true}"
            })
    void what_is_wrong_is_refused_and_nobody_joins(String body) {
        assertThat(lena().post(ADMINS, body).status()).isEqualTo(400);
        assertThat(lena().get(ADMINS).at("/totalCount").intValue()).isEqualTo(1);
    }

    @Test
    void null_leaves_what_it_stands_for() {
        String id = join("genie").text("/admin/adminId");

        Answer changed = lena().put(ADMINS + "/" + id, "{\"name\": \"Arjun\", \"isGenie\": null}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.at("/admin/isGenie").booleanValue()).isTrue();
    }

    @Test
    void the_old_word_for_a_super_admin_is_understood() {
        assertThat(join("ADMIN_ROLE_SUPER").text("/admin/role")).isEqualTo("ADMIN_ROLE_SUPER_ADMIN");
    }

    @Test
    void a10_the_token_of_staff_opens_no_route_of_members() {
        assertThat(lena().get("/api/v1/user/me").status()).isEqualTo(401);
        assertThat(service.join("Maya").get(ADMINS).status()).isEqualTo(403);
    }

    private Answer join(String role) {
        Answer joined = lena().post(ADMINS, newcomer(role));
        assertThat(joined.status()).isEqualTo(201);
        return joined;
    }

    private RestService.Bearer lena() {
        return service.staff(InMemoryApplication.tokenOf(lena));
    }

    private String code() {
        var arjun = service.application
                .admins
                .withEmail(new Email("arjun@example.org"))
                .orElseThrow();
        String sealed = service.application
                .admins
                .authenticatorOf(arjun.id())
                .orElseThrow()
                .sealedSecret();
        byte[] secret = new PlainSecretBox()
                .open(
                        "second factor of staff " + arjun.id(),
                        Base64.getDecoder().decode(sealed))
                .required();
        return "\"code\": \"%s\""
                .formatted(new TotpSecret(secret)
                        .codeAt(service.application.clock.instant())
                        .digits());
    }

    private static String newcomer(String role) {
        return "{\"email\": \"arjun@example.org\", \"password\": \"%s\", \"name\": \"Arjun\", \"role\": \"%s\"}"
                .formatted(InMemoryApplication.PASSWORD, role);
    }

    private static String credentials(String more) {
        return "{\"email\": \"arjun@example.org\", \"password\": \"%s\"%s}"
                .formatted(InMemoryApplication.PASSWORD, more.isEmpty() ? "" : ", " + more);
    }
}
