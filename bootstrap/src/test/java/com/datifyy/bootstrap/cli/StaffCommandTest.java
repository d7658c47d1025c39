package com.datifyy.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.service.Colleagues;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.domain.admin.AdminRole;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffCommandTest {
    @Test
    void a9_nobody_can_sign_in_until_the_operator_makes_somebody() {
        try (RunningApp app = RunningApp.over(Databases.fresh())) {
            assertThat(app.database().texts("SELECT id::text FROM datifyy.admins"))
                    .isEmpty();

            var out = new StringWriter();
            int exit =
                    Staffing.run(app.environment(), out, "", "create", "--email", "Lena@example.org", "--name", "Lena");

            assertThat(exit).as(out.toString()).isZero();
            assertThat(out.toString()).contains("lena@example.org", "Password, shown this once: ");
            String password = out.toString()
                    .lines()
                    .filter(line -> line.startsWith("Password"))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .findFirst()
                    .orElseThrow();
            assertThat(app.http()
                            .post(
                                    "/api/v1/admin/second-factor/enroll",
                                    "{\"email\":\"lena@example.org\",\"password\":\"" + password + "\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_is_wrong_is_said_and_makes_nobody() {
        try (RunningApp app = RunningApp.over(Databases.fresh())) {
            for (List<String> wrong : List.of(
                    List.of("create", "--email", "nobody", "--name", "Lena"),
                    List.of("create", "--email", "lena@example.org", "--name", "Lena", "--password-stdin"),
                    List.of("reset-second-factor", "--email", "lena@example.org"),
                    List.of("create", "--name", "Lena"))) {
                assertThat(Staffing.run(
                                app.environment(), new StringWriter(), "password", wrong.toArray(String[]::new)))
                        .isNotZero();
            }
            assertThat(app.database().texts("SELECT id::text FROM datifyy.admins"))
                    .isEmpty();
        }
    }

    @Test
    void whoever_lost_everything_sets_up_another_app() {
        try (RunningApp app = RunningApp.over(Databases.fresh())) {
            var colleagues = Colleagues.in(app);
            String token = colleagues.token(AdminRole.SUPER_ADMIN);

            var out = new StringWriter();
            int exit = Staffing.run(
                    app.environment(), out, "", "reset-second-factor", "--email", "super-admin@example.org");

            assertThat(exit).as(out.toString()).isZero();
            assertThat(app.http().as(token).get("/api/v1/admin/profile").status())
                    .isEqualTo(401);
        }
    }
}
