package com.datifyy.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.settings.Environment;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// The operator's commands about staff, as tests give them.
public final class Staffing {
    private Staffing() {}

    /// Makes a super admin with a password.
    public static void createSuperAdmin(Map<String, String> environment, String email, String password) {
        var _ = told(environment, password, List.of("create", "--email", email, "--name", "Lena", "--password-stdin"));
    }

    /// What `datifyy admin` prints, given these arguments after it.
    public static String told(Map<String, String> environment, String input, List<String> arguments) {
        var out = new StringWriter();
        assertThat(run(environment, out, input, arguments.toArray(String[]::new)))
                .as(out.toString())
                .isZero();
        return out.toString();
    }

    static int run(Map<String, String> environment, StringWriter out, String input, String... arguments) {
        InputStream in = new ByteArrayInputStream((input + "\n").getBytes(StandardCharsets.UTF_8));
        var writer = new PrintWriter(out, true);
        return new CommandLine(new StaffCommand(() -> Environment.of(environment), () -> writer, in))
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
    }
}
