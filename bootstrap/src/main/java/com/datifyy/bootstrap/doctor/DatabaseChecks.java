package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.adapters.postgres.PostgresCheckup;
import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.backup.PostgresTool;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import com.datifyy.bootstrap.settings.DatabaseSettings;
import com.datifyy.bootstrap.settings.DatabaseSettings.PoolMode;
import com.datifyy.bootstrap.settings.Variable;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.migrations.Migrations;
import com.datifyy.migrations.SchemaState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of PostgreSQL.
final class DatabaseChecks implements Checks {
    private static final int OLDEST_VERSION = 15;
    private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(1);
    private static final Duration LARGEST_SKEW = Duration.ofSeconds(30);

    /// So many tables are named, and of the others how many they are.
    private static final int NAMED = 3;

    /// Left for `migrate`, `doctor` or a backup, while instances have the others.
    private static final int SPARE_CONNECTIONS = 1;

    private static final String CHECK_THE_ADDRESS = "check DATABASE_URL and who may connect from here";

    private final DatabaseSettings settings;

    /// The programs that backups need, by their versions; null where there is none.
    record Tools(
            @Nullable Integer dump,
            @Nullable Integer restore,
            @Nullable Integer psql) {}

    DatabaseChecks(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public String subject() {
        return "database";
    }

    @Override
    public List<Finding> call() throws InterruptedException {
        DatabaseAddress address = settings.address();
        return switch (PostgresCheckup.of(Stores.connection(address, 1, PoolMode.TRANSACTION))) {
            case PostgresCheckup.Refuses refuses -> unreachable(refuses);
            case PostgresCheckup.Answers answers ->
                findings(
                        answers,
                        schemaAt(address),
                        new Tools(version("pg_dump"), version("pg_restore"), version("psql")));
        };
    }

    private static @Nullable Integer version(String program) throws InterruptedException {
        return new PostgresTool(program).version();
    }

    List<Finding> unreachable(PostgresCheckup.Refuses refuses) {
        DatabaseAddress address = settings.address();
        return List.of(
                encryption("database", Variable.DATABASE_URL, address),
                failure("database", address.where() + ": " + refuses.why(), CHECK_THE_ADDRESS));
    }

    /// @param schema what was found about it
    List<Finding> findings(PostgresCheckup.Answers answers, Finding schema, Tools tools) {
        List<Finding> findings = new ArrayList<>(List.of(
                encryption("database", Variable.DATABASE_URL, settings.address()),
                version(settings.address().where(), answers),
                answers.rights().rowsHidden() ? hidden(answers.role()) : schema,
                poolMode(answers),
                poolSize(answers),
                durability(answers),
                clock(answers)));
        if (!answers.rights().tablesClosed().isEmpty()) {
            findings.add(tablesClosed(answers));
        }
        if (!answers.rights().sequencesClosed().isEmpty()) {
            findings.add(sequencesClosed(answers));
        }
        findings.add(staff(answers));
        findings.add(backup(answers.version(), tools));
        return findings;
    }

    /// To a role that row level security leaves no row to, everything seems to be empty.
    private static Finding hidden(String role) {
        return failure(
                "schema",
                role + " sees no row of it, for row level security",
                "have a superuser run ALTER ROLE " + quoted(role) + " BYPASSRLS, or serve as the schema's owner");
    }

    private static Finding tablesClosed(PostgresCheckup.Answers answers) {
        List<String> closed = answers.rights().tablesClosed();
        String named = String.join(", ", closed.subList(0, Math.min(NAMED, closed.size())));
        String role = quoted(answers.role());
        return failure(
                "tables",
                answers.role() + " lacks rights on " + named
                        + (closed.size() > NAMED ? " and " + (closed.size() - NAMED) + " more" : ""),
                "run as their owner: GRANT USAGE ON SCHEMA " + Migrations.SCHEMA + " TO " + role
                        + "; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + Migrations.SCHEMA + " TO "
                        + role + "; REVOKE INSERT, UPDATE, DELETE ON " + Migrations.SCHEMA
                        + ".flyway_schema_history FROM " + role);
    }

    private static Finding sequencesClosed(PostgresCheckup.Answers answers) {
        return failure(
                "sequences",
                answers.role() + " may take no numbers from "
                        + String.join(", ", answers.rights().sequencesClosed()),
                "run as the schema's owner: GRANT USAGE ON ALL SEQUENCES IN SCHEMA " + Migrations.SCHEMA + " TO "
                        + quoted(answers.role()));
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }

    /// How safely somebody is asked.
    ///
    /// @param variable the setting that says where
    static Finding encryption(String subject, Variable variable, DatabaseAddress address) {
        return switch (address.encryption()) {
            case CHECKED -> ok(subject, "asked over TLS, with its certificate checked");
            case UNCHECKED ->
                address.plainlyPrivate()
                        ? ok(subject, "asked over TLS, on a private network")
                        : warning(
                                subject,
                                "asked over TLS across a public network, of whoever answers: no certificate is checked",
                                "have sslmode=verify-full and sslrootcert=, the file of the certificates to trust, in "
                                        + variable);
            case NONE ->
                address.plainlyPrivate()
                        ? ok(subject, "asked without TLS, on a private network")
                        : failure(subject, "asked without TLS", "add sslmode=require or verify-full to " + variable);
        };
    }

    private static Finding version(String where, PostgresCheckup.Answers answers) {
        String sentence = where + " answers, version " + answers.version();
        return answers.version() >= OLDEST_VERSION
                ? ok("database", sentence)
                : failure("database", sentence, "use version " + OLDEST_VERSION + " or newer");
    }

    private static Finding schemaAt(DatabaseAddress address) {
        try {
            return schema(Schema.of(address).state());
        } catch (Complaint unreachable) {
            return failure("schema", String.valueOf(unreachable.getMessage()), CHECK_THE_ADDRESS);
        }
    }

    static Finding schema(SchemaState state) {
        String described = Schema.described(state);
        return switch (state) {
            case SchemaState.UpToDate _ -> ok("schema", "the one of this release");
            case SchemaState.Newer _ -> warning("schema", described, "go back to the newer release once it is mended");
            case SchemaState.MadeByHand _ -> failure("schema", described, Migrations.MAKE_ANEW);
            case SchemaState.Empty _, SchemaState.Older _ ->
                failure("schema", described, "run `datifyy migrate` of this release");
            case SchemaState.Unknown _ ->
                failure(
                        "schema",
                        described,
                        "run the release whose migrations these are, or restore a backup into an empty database");
        };
    }

    private Finding poolMode(PostgresCheckup.Answers answers) {
        if (settings.poolMode() == PoolMode.TRANSACTION) {
            return settings.migration() == null
                    ? failure(
                            "pool mode",
                            "transaction, and no other address for `migrate`",
                            "give a direct or session-pooled one in DATABASE_MIGRATION_URL")
                    : ok("pool mode", "transaction, with an address of its own for `migrate`");
        }
        return answers.sessionKept()
                ? ok("pool mode", "session")
                : failure(
                        "pool mode",
                        "said to be session, but the server's session changes between statements",
                        "set DB_POOL_MODE=transaction, and DATABASE_MIGRATION_URL");
    }

    /// While a release replaces another, twice as many instances are connected.
    private Finding poolSize(PostgresCheckup.Answers answers) {
        String each = settings.poolSize() + " connections for each instance";
        if (settings.poolMode() == PoolMode.TRANSACTION || !answers.sessionKept()) {
            return throughAPooler(each);
        }
        PostgresCheckup.Room room = answers.room();
        int instances = Math.max(0, room.most() - SPARE_CONNECTIONS) / (2 * settings.poolSize());
        String sentence = each + ", of " + room.most() + " for " + answers.role()
                + (room.narrowed() ? " by its own limit or the database's" : "");
        if (instances == 0) {
            return warning(
                    "pool size",
                    sentence + ": not enough for one while deploying, when old and new run side by side",
                    "lower DATABASE_POOL_SIZE" + (room.narrowed() ? ", or raise that limit" : ""));
        }
        return settings.address().atSupabasesPooler()
                ? throughAPooler(each)
                : ok(
                        "pool size",
                        sentence + ": enough for " + instances + (instances == 1 ? " instance" : " instances")
                                + " while deploying, when old and new run side by side");
    }

    private static Finding throughAPooler(String each) {
        return warning(
                "pool size",
                each + ", through a pooler: its own size counts, which cannot be seen from here",
                "see that it bears twice DATABASE_POOL_SIZE for each instance, as while deploying");
    }

    private static Finding durability(PostgresCheckup.Answers answers) {
        return switch (answers.durability()) {
            case KEPT -> ok("durability", "what was acknowledged is kept");
            case LATEST_LOST ->
                warning(
                        "durability",
                        "synchronous_commit is off for " + answers.role()
                                + ": what was acknowledged last is lost when the server is killed",
                        "leave it on, in the server's configuration and for the role and the database");
            case ALL_AT_RISK ->
                failure(
                        "durability",
                        "fsync is off: when the server's machine fails the whole database may be spoilt",
                        "set fsync = on in the server's configuration");
        };
    }

    private static Finding clock(PostgresCheckup.Answers answers) {
        Duration skew = answers.clockAhead().abs();
        String sentence = skew.toMillis() + " ms between the clocks of this machine and of the database";
        String mend = "synchronise this machine's clock";
        if (skew.compareTo(LARGEST_SKEW) > 0) {
            return failure("clock", sentence, mend);
        }
        return skew.compareTo(TOLERABLE_SKEW) > 0 ? warning("clock", sentence, mend) : ok("clock", sentence);
    }

    private static Finding staff(PostgresCheckup.Answers answers) {
        Long staff = answers.staff();
        if (answers.rights().rowsHidden()
                || (staff == null && !answers.rights().tablesClosed().isEmpty())) {
            return warning("staff", "nobody knows, while no row is seen", "ask again once they are");
        }
        return staff == null || staff == 0
                ? warning("staff", "nobody", "make a first super admin with `datifyy admin create`")
                : ok("staff", staff + " may sign in");
    }

    private static Finding backup(int server, Tools tools) {
        Integer dump = tools.dump();
        if (dump == null) {
            return warning(
                    "backup",
                    "no pg_dump here",
                    "install PostgreSQL's client programs where `datifyy backup create` shall run");
        }
        if (dump < server) {
            return warning(
                    "backup",
                    "pg_dump " + dump + " cannot read a server of version " + server,
                    "install the client programs of the server's version");
        }
        if (!dump.equals(tools.restore())) {
            return warning(
                    "backup",
                    tools.restore() == null
                            ? "no pg_restore here, which drills and restores"
                            : "pg_dump " + dump + " and pg_restore " + tools.restore() + " are not of one version",
                    "install PostgreSQL's client programs, all of one version");
        }
        return PostgresTool.tooNew(dump, server) && !dump.equals(tools.psql())
                ? warning(
                        "backup",
                        (tools.psql() == null ? "no psql" : "psql " + tools.psql())
                                + " here, which restores what pg_restore " + dump + " reads on a server of version "
                                + server,
                        "install psql " + dump + ", or the client programs of the server's version")
                : ok("backup", "pg_dump " + dump + " is here; try a drill");
    }
}
