package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.adapters.postgres.MigrationCheckup;
import com.datifyy.adapters.postgres.MigrationCheckup.Answers;
import com.datifyy.adapters.postgres.MigrationCheckup.Closed;
import com.datifyy.adapters.postgres.MigrationCheckup.Creatable;
import com.datifyy.adapters.postgres.MigrationCheckup.Enough;
import com.datifyy.adapters.postgres.MigrationCheckup.Extension;
import com.datifyy.adapters.postgres.MigrationCheckup.Installed;
import com.datifyy.adapters.postgres.MigrationCheckup.NoRight;
import com.datifyy.adapters.postgres.MigrationCheckup.NoSchema;
import com.datifyy.adapters.postgres.MigrationCheckup.NotOffered;
import com.datifyy.adapters.postgres.MigrationCheckup.NothingNew;
import com.datifyy.adapters.postgres.MigrationCheckup.ReadOnly;
import com.datifyy.adapters.postgres.MigrationCheckup.Refuses;
import com.datifyy.adapters.postgres.MigrationCheckup.Rights;
import com.datifyy.adapters.postgres.MigrationCheckup.SuperusersOnly;
import com.datifyy.adapters.postgres.MigrationCheckup.TablesOf;
import com.datifyy.adapters.postgres.PostgresCheckup;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import com.datifyy.bootstrap.settings.DatabaseSettings;
import com.datifyy.bootstrap.settings.DatabaseSettings.PoolMode;
import com.datifyy.bootstrap.settings.Variable;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.migrations.Migrations;
import com.datifyy.migrations.SchemaState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of what `migrate` needs: its address, where it has one of its own, its rights and the extensions.
final class MigrationChecks implements Checks {
    private static final String SUBJECT = "migrate";

    private final DatabaseAddress service;
    private final @Nullable DatabaseAddress migration;

    MigrationChecks(DatabaseSettings settings) {
        this.service = settings.address();
        this.migration = settings.migration();
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public List<Finding> call() {
        PostgresSettings database = connection(service);
        if (migration == null || migration.equals(service)) {
            return switch (MigrationCheckup.of(database)) {
                case Refuses _ -> List.of(); // which is said of the service's address already
                case Answers answers ->
                    byTheAddressOfAll(answers, !(answers.rights() instanceof Enough) && !upToDate(service));
            };
        }
        PostgresSettings own = connection(migration);
        return switch (MigrationCheckup.of(own)) {
            case Refuses refuses -> unreachable(migration, refuses);
            case Answers answers -> byItsOwn(migration, answers, MigrationCheckup.leadsTo(own, database));
        };
    }

    /// Where `migrate` connects as `serve` does, or has no address at all. A role that may not change the schema is a
    /// good one for `serve`, and what it lacks is then another's to have.
    ///
    /// @param needed whether there is something to migrate
    List<Finding> byTheAddressOfAll(Answers answers, boolean needed) {
        List<Finding> findings = new ArrayList<>();
        if (migration != null) {
            findings.add(rights(answers, needed, true));
        }
        findings.addAll(extensions(answers, !servesOnly(answers.rights())));
        return findings;
    }

    private static boolean servesOnly(Rights rights) {
        return switch (rights) {
            case NothingNew _, TablesOf _ -> true;
            case Enough _, ReadOnly _, NoSchema _ -> false;
        };
    }

    static List<Finding> unreachable(DatabaseAddress own, Refuses refuses) {
        return List.of(
                DatabaseChecks.encryption(SUBJECT, Variable.DATABASE_MIGRATION_URL, own),
                failure(
                        SUBJECT,
                        own.where() + ": " + refuses.why(),
                        "check DATABASE_MIGRATION_URL and who may connect from here"));
    }

    /// @param sameDatabase whether it is the one of the service, null where that cannot be told
    static List<Finding> byItsOwn(DatabaseAddress own, Answers answers, @Nullable Boolean sameDatabase) {
        List<Finding> findings = new ArrayList<>();
        findings.add(DatabaseChecks.encryption(SUBJECT, Variable.DATABASE_MIGRATION_URL, own));
        findings.add(sameDatabase(own.where(), sameDatabase));
        if (!answers.sessionKept()) {
            findings.add(failure(
                    SUBJECT,
                    "the server's session changes between statements",
                    "give a direct or session-pooled address in DATABASE_MIGRATION_URL"));
        }
        findings.add(rights(answers, true, false));
        findings.addAll(extensions(answers, true));
        return findings;
    }

    private static Finding sameDatabase(String where, @Nullable Boolean same) {
        if (same == null) {
            return warning(
                    SUBJECT,
                    where + " answers, and whether it is the database of DATABASE_URL cannot be told",
                    "ask again once that one answers");
        }
        return same
                ? ok(SUBJECT, where + " answers, and is the database of DATABASE_URL")
                : failure(
                        SUBJECT,
                        where + " answers, and is another database than the one of DATABASE_URL",
                        "give an address of the same database in DATABASE_MIGRATION_URL");
    }

    /// Without them a service runs on a schema that is up to date; the next release would not.
    ///
    /// @param serves whether it is `serve` that connects so, too
    private static Finding rights(Answers answers, boolean needed, boolean serves) {
        String role = quoted(answers.role());
        return switch (answers.rights()) {
            case Enough() -> ok(SUBJECT, answers.role() + " may make and change what a release needs");
            case ReadOnly() ->
                failure(
                        SUBJECT,
                        PostgresCheckup.READ_ONLY,
                        "give the address of the primary, as a role that may write");
            case NoSchema() ->
                lacking(
                        needed,
                        SUBJECT,
                        answers.role() + " may not make the schema " + Migrations.SCHEMA,
                        "run as the database's owner: GRANT CREATE ON DATABASE " + quoted(answers.database()) + " TO "
                                + role);
            case NothingNew() ->
                lacking(
                        needed,
                        SUBJECT,
                        answers.role() + " may make nothing in the schema " + Migrations.SCHEMA,
                        serves
                                ? another("the schema's owner")
                                : "run as the schema's owner: GRANT CREATE ON SCHEMA " + Migrations.SCHEMA + " TO "
                                        + role);
            case TablesOf(String owner) ->
                lacking(
                        needed,
                        SUBJECT,
                        answers.role() + " may not change the tables of " + owner,
                        serves
                                ? another("the role " + owner)
                                : "give an address with the role " + owner + " in DATABASE_MIGRATION_URL");
        };
    }

    private static String another(String role) {
        return "right for `serve`; give `migrate`, where it runs and there alone, a DATABASE_MIGRATION_URL with "
                + role;
    }

    private static Finding lacking(boolean needed, String subject, String sentence, String mend) {
        return needed ? failure(subject, sentence, mend) : warning(subject, sentence, mend);
    }

    /// @param migrates whether `migrate` connects so
    private static List<Finding> extensions(Answers answers, boolean migrates) {
        return answers.extensions().entrySet().stream()
                .map(extension -> extension(extension.getKey(), extension.getValue(), answers, migrates))
                .toList();
    }

    private static Finding extension(String name, Extension standing, Answers answers, boolean migrates) {
        return switch (standing) {
            case Installed(String schema) -> ok("extensions", name + " is there, in the schema " + schema);
            case Closed(String schema) ->
                lacking(
                        migrates,
                        "extensions",
                        name + " is in the schema " + schema + ", of which " + answers.role() + " may use nothing",
                        "run as the schema's owner: GRANT USAGE ON SCHEMA " + quoted(schema) + " TO "
                                + quoted(answers.role()));
            case Creatable() -> ok("extensions", name + " is not there yet, and " + answers.role() + " may create it");
            case NoRight() ->
                failure(
                        "extensions",
                        name + " is not there, and " + answers.role() + " may not create it",
                        "run as the database's owner: GRANT CREATE ON DATABASE " + quoted(answers.database()) + " TO "
                                + quoted(answers.role()));
            case SuperusersOnly() ->
                failure(
                        "extensions",
                        name + " is not there, and only a superuser may create it",
                        "have one run CREATE EXTENSION " + name + " in " + answers.database()
                                + ", or see how the host does it");
            case NotOffered() ->
                failure(
                        "extensions",
                        name + " is not offered by the server",
                        "install it on the server, or choose one that has it");
        };
    }

    private static boolean upToDate(DatabaseAddress address) {
        try {
            return switch (Schema.of(address).state()) {
                case SchemaState.UpToDate _, SchemaState.Newer _ -> true;
                case SchemaState.Empty _, SchemaState.Older _, SchemaState.MadeByHand _, SchemaState.Unknown _ -> false;
            };
        } catch (Complaint _) {
            return false;
        }
    }

    private static PostgresSettings connection(DatabaseAddress address) {
        return Stores.connection(address, 1, PoolMode.SESSION);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
