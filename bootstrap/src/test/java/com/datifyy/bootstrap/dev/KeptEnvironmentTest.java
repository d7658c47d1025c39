package com.datifyy.bootstrap.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptEnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void what_was_made_up_last_is_found_and_what_is_said_wins() {
        KeptEnvironment.keep(folder, Map.of("JWT_SECRET", "first", "DATABASE_URL", "postgres://example.invalid/a"));
        KeptEnvironment.keep(folder, Map.of("JWT_SECRET", "second=", "ENV", "DEVELOPMENT"));

        assertThat(KeptEnvironment.beneath(Environment.of(Map.of("ENV", "said")), folder)
                        .values())
                .isEqualTo(Map.of("JWT_SECRET", "second=", "ENV", "said"));
    }

    @Test
    void h1_only_the_owner_can_read_it() throws IOException {
        KeptEnvironment.keep(folder, Map.of("JWT_SECRET", "first"));

        assertThat(Files.getPosixFilePermissions(folder.resolve("environment")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void where_dev_has_not_run_there_is_none() {
        assertThatThrownBy(() -> KeptEnvironment.beneath(Environment.of(Map.of()), folder))
                .isInstanceOf(Complaint.class);
    }
}
