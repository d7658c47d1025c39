package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Tokens;
import com.datifyy.domain.admin.AdminRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The statements that docs/operations.md gives for a database that was restored.
class RestoredPageTest {
    private static final Pattern STATEMENTS = Pattern.compile("(?s)```sql\n-- Restored: [^\n]*\n(.*?)```");
    private static final String WAITING = "SELECT count(*) FROM datifyy.outbox WHERE state = 'WAITING'";

    @Test
    void h7_nobody_stays_signed_in_and_nothing_is_sent_again() throws IOException {
        Database database = Databases.fresh();
        String secret = RunningApp.anotherSecret();
        Newcomer newcomer = Newcomer.named("Maya Kulkarni");
        Tokens hers;
        String staff;
        try (RunningApp app = RunningApp.with(database, secret, Map.of())) {
            hers = app.overRest().register(newcomer).tokens();
            staff = Colleagues.in(app).token(AdminRole.GENIE);
            assertThat(asMember(app, hers)).isEqualTo(200);
            assertThat(asStaff(app, staff)).isEqualTo(200);
        }
        // As at the time of the backup.
        database.run("UPDATE datifyy.outbox SET state = 'WAITING', ended_at = NULL, sealed = '\\x00'");
        assertThat(database.texts(WAITING)).isNotEqualTo(List.of("0"));

        statements().forEach(database::run);

        assertThat(database.texts(WAITING)).containsExactly("0");
        try (RunningApp again = RunningApp.with(database, secret, Map.of())) {
            assertThat(asMember(again, hers)).isEqualTo(401);
            assertThat(again.http()
                            .post("/api/v1/auth/token/refresh", "{\"refreshToken\":\"%s\"}".formatted(hers.refresh()))
                            .status())
                    .isEqualTo(401);
            assertThat(asStaff(again, staff)).isEqualTo(401);
            assertThat(again.overRest()
                            .signIn(newcomer.email(), newcomer.password())
                            .profile()
                            .name())
                    .isEqualTo("Maya Kulkarni");
        }
    }

    private static int asMember(RunningApp app, Tokens tokens) {
        return app.http().as(tokens.access()).get("/api/v1/user/me").status();
    }

    private static int asStaff(RunningApp app, String token) {
        return app.http().as(token).get("/api/v1/admin/profile").status();
    }

    private static List<String> statements() throws IOException {
        var block = STATEMENTS.matcher(Files.readString(Path.of("..", "docs", "operations.md")));
        assertThat(block.find()).as("the page has them").isTrue();
        return block.group(1).lines().toList();
    }
}
