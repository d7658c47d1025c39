package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.log.TestLogging;
import com.datifyy.bootstrap.settings.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/// Command lines as somebody types them, within this process.
final class CommandLines {
    private CommandLines() {}

    /// Commands set logging up as their environment says; afterwards it is again as tests have it.
    ///
    /// @return the exit code
    static int run(Map<String, String> environment, StringWriter out, StringWriter err, String... arguments) {
        var command = Datifyy.commandLine(() -> Environment.of(environment));
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        try {
            return command.execute(arguments);
        } finally {
            TestLogging.restore();
        }
    }
}
