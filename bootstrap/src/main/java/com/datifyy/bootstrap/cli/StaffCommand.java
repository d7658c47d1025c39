package com.datifyy.bootstrap.cli;

import com.datifyy.adapters.postgres.notification.PostgresOutbox;
import com.datifyy.application.admin.AdminDirectory;
import com.datifyy.application.admin.StaffJoining;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.dev.KeptEnvironment;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.wiring.Office;
import com.datifyy.bootstrap.wiring.Security;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Faults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "admin",
        description = "Looks after the staff by the operator's hand: nobody belongs to it until somebody is made here.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class StaffCommand {
    private static final int GENERATED_LENGTH = 24;
    private static final String DATA_DIR = "for the database of a `dev` that runs with this --data-dir";

    private final Supplier<Environment> environment;
    private final Supplier<PrintWriter> out;
    private final InputStream in;

    StaffCommand(Supplier<Environment> environment, Supplier<PrintWriter> out, InputStream in) {
        this.environment = environment;
        this.out = out;
        this.in = in;
    }

    @Command(
            name = "create",
            description = {
                "Makes a super admin.",
                "Prints a password, unless one is given, with which an authenticator app is set up at the first sign-in."
            },
            mixinStandardHelpOptions = true)
    int create(
            @Option(
                            names = "--email",
                            paramLabel = "ADDRESS",
                            required = true,
                            description = "the address they sign in with")
                    String email,
            @Option(names = "--name", paramLabel = "NAME", required = true, description = "how they are called")
                    String name,
            @Option(names = "--password-stdin", description = "read the password from the first line of the input")
                    boolean given,
            @Option(names = "--data-dir", paramLabel = "FOLDER", description = DATA_DIR) @Nullable Path dataFolder) {
        var address = addressOf(email, name);
        withStaff(dataFolder, staff -> {
            String password =
                    given ? firstLine() : staff.security.secrets().token().substring(0, GENERATED_LENGTH);
            var admin = staff.joining.createByOperator(address, name, Password.chosen(password));
            out.get().println("Made a super admin: " + admin.email().value() + ", number " + admin.id());
            if (!given) {
                out.get().println("Password, shown this once: " + password);
            }
            out.get().println("Next: set up an authenticator app,");
            out.get().println("  POST /api/v1/admin/second-factor/enroll   {\"email\", \"password\"}");
            out.get().println("  POST /api/v1/admin/second-factor/confirm  {\"email\", \"password\", \"code\"}");
            out.get().println("and sign in with it: POST /api/v1/admin/login");
        });
        return 0;
    }

    /// The address of somebody with this name.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput with whatever of both is not acceptable
    private static Email addressOf(String email, String name) {
        var wrong = new Faults();
        var address = wrong.of(() -> new Email(email));
        wrong.in(() -> {
            var _ = Admin.called(name);
        });
        if (address == null || !wrong.isEmpty()) {
            throw wrong.refusal();
        }
        return address;
    }

    @Command(
            name = "reset-second-factor",
            description = "For whoever lost app and recovery codes: they set up another app at the next sign-in.",
            mixinStandardHelpOptions = true)
    int resetSecondFactor(
            @Option(names = "--email", paramLabel = "ADDRESS", required = true, description = "whose second factor")
                    String email,
            @Option(names = "--data-dir", paramLabel = "FOLDER", description = DATA_DIR) @Nullable Path dataFolder) {
        var address = new Email(email);
        withStaff(dataFolder, staff -> staff.directory.resetSecondFactorByOperator(address));
        out.get().println("Their sessions are over, and the second factor is gone.");
        return 0;
    }

    /// What the operator has in hand.
    private record Staff(StaffJoining joining, AdminDirectory directory, Security security) {}

    private void withStaff(@Nullable Path dataFolder, Consumer<Staff> work) {
        var settings = Settings.from(
                dataFolder == null ? environment.get() : KeptEnvironment.beneath(environment.get(), dataFolder));
        Logging.configure(settings.log());
        // Asked before there is a pool, whose end would wait for what it is about to connect.
        Schema.of(settings.database().address()).requireAnswer();
        var security = Security.of(settings.tokens(), settings.keys());
        try (var database = Stores.open(settings.database());
                var _ = security.passwords()) {
            Schema.of(settings.database().address()).requireKnown(database);
            var stores = Stores.in(database);
            var clock = InstantSource.system();
            work.accept(new Staff(
                    Office.joining(stores, security, settings.tokens(), clock),
                    Office.directory(stores, new PostgresOutbox(database, security.box()), security, clock),
                    security));
        }
    }

    private String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
