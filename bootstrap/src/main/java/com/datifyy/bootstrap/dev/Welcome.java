package com.datifyy.bootstrap.dev;

import com.datifyy.bootstrap.App;
import com.datifyy.bootstrap.demo.DemoPopulation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Says where everything is and what to try; its commands work as they are printed.
final class Welcome {

    private final PrintWriter out;

    Welcome(PrintWriter out) {
        this.out = out;
    }

    /// @param password of the demo visitor, or null when this database has none
    /// @param dataFolder where this run keeps its data
    /// @param embedded whether the database is in there as well
    void print(App app, @Nullable String password, Path dataFolder, boolean embedded, Duration startedIn) {
        var url = "http://localhost:" + app.httpPort();
        out.printf("""

                Datifyy is running (started in %.1f s). Stop it with Ctrl-C.

                  REST  %s          try it out at %s/docs
                  gRPC  localhost:%d              grpcurl -plaintext localhost:%d list
                """, startedIn.toMillis() / 1000.0, url, url, app.grpcPort(), app.grpcPort());
        if (password != null) {
            out.print(tour(url, DemoPopulation.visitor().value(), password));
        }
        out.print(staff(dataFolder, embedded));
        out.println();
        out.flush();
    }

    static String staff(Path dataFolder, boolean embedded) {
        return """

                Nobody belongs to the staff yet? Make somebody, in another terminal%s; section 9 of docs/api.md goes on from there

                  ./datifyy admin create --data-dir '%s' --email lena@example.com --name Lena
                """.formatted(embedded ? "" : " that knows the same database", dataFolder);
    }

    static String tour(String url, String email, String password) {
        return """

                Sign in as  %2$s  with the password  %3$s

                  TOKEN=$(curl -s %1$s/api/v1/auth/login/email -H 'Content-Type: application/json' \\
                    -d '{"email":"%2$s","password":"%3$s"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')

                  curl -s %1$s/api/v1/user/me -H "Authorization: Bearer $TOKEN"
                  curl -s '%1$s/api/v1/user/recommendations?limit=3' -H "Authorization: Bearer $TOKEN"
                  curl -s '%1$s/api/v1/user/search?minAge=25&maxAge=32' -H "Authorization: Bearer $TOKEN"
                """.formatted(url, email, password);
    }
}
