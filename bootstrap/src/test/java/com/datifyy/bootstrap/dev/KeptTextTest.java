package com.datifyy.bootstrap.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.bootstrap.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTextTest {

    @TempDir
    Path folder;

    @Test
    void a_secret_is_made_up_once_and_then_kept() {
        var file = folder.resolve("new/secret");

        assertThat(KeptText.signingSecret(file))
                .hasSizeGreaterThanOrEqualTo(64)
                .isEqualTo(KeptText.signingSecret(file))
                .isNotEqualTo(KeptText.signingSecret(folder.resolve("other")));
    }

    @Test
    void a_place_where_nothing_can_be_kept_is_told_in_one_sentence() throws IOException {
        var file = Files.writeString(folder.resolve("no-folder"), "").resolve("secret");

        assertThatThrownBy(() -> KeptText.signingSecret(file))
                .isInstanceOfSatisfying(
                        Complaint.class,
                        complaint -> assertThat(complaint.kind()).isEqualTo(Complaint.Cause.CONFIGURATION))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--data-dir");
    }

    @Test
    void only_the_owner_can_read_it() throws IOException {
        var file = folder.resolve("password");

        assertThat(KeptText.password(file)).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
