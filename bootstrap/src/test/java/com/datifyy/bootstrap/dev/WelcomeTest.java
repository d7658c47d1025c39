package com.datifyy.bootstrap.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WelcomeTest {
    private static final String COMMAND = "./datifyy admin create --data-dir 'kept here' --email lena@example.com";

    @Test
    void whoever_makes_the_first_member_of_staff_is_told_when_the_database_is_not_in_the_folder() {
        assertThat(Welcome.staff(Path.of("kept here"), true)).contains(COMMAND, "in another terminal;");
        assertThat(Welcome.staff(Path.of("kept here"), false))
                .contains(COMMAND, "in another terminal that knows the same database;");
    }
}
