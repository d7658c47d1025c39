package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.slack.SlackWebhook;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything the operator decided. `redis` is absent when it is not configured;
/// `warnings` are sentences about what is allowed but unwise.
public record Settings(
        Mode mode,
        LogSettings log,
        Duration shutdown,
        Duration shutdownNotice,
        HttpSettings http,
        CorsSettings cors,
        GrpcSettings grpc,
        LimitSettings limits,
        DatabaseSettings database,
        @Nullable RedisSettings redis,
        TokenSettings tokens,
        KeySettings keys,
        GeminiSettings gemini,
        MailSettings mail,
        SmsSettings sms,
        @Nullable SlackWebhook slack,
        ProviderSettings providers,
        DateSettings dates,
        PeopleIndexKind peopleIndex,
        PhotoSettings photos,
        WatchSettings watch,
        List<String> warnings) {
    private static final Duration SHORTEST_CLOSING = Duration.ofSeconds(3);

    /// From the signal to the end of the process, whatever hangs.
    public Duration end() {
        return shutdownNotice.plus(shutdown);
    }

    /// How long what has begun may take to finish after the notice.
    public Duration finishing() {
        return shutdown.minus(closing());
    }

    /// What is left of [#shutdown] for what stops after that: a fifth, and three seconds at least, but never
    /// more than half.
    public Duration closing() {
        return Collections.min(
                List.of(shutdown.dividedBy(2), Collections.max(List.of(shutdown.dividedBy(5), SHORTEST_CLOSING))));
    }

    /// Reads an environment. Unset and blank are the same.
    ///
    /// @throws SettingsProblems naming everything that is wrong
    public static Settings from(Map<String, String> environment) {
        return from(Environment.of(environment));
    }

    /// The same with what of an environment was not understood among what is wrong.
    ///
    /// @throws SettingsProblems naming everything that is wrong
    public static Settings from(Environment environment) {
        var reading = new Reading(environment);
        var mode = reading.word(Variable.ENV, Mode.class, Mode.PRODUCTION);
        var log = LogSettings.read(reading, mode);
        var shutdown = Duration.ofSeconds(reading.whole(Variable.SHUTDOWN_SECONDS, 1, 25));
        var shutdownNotice = Duration.ofSeconds(reading.whole(Variable.SHUTDOWN_NOTICE_SECONDS, 0, 60));
        var http = HttpSettings.read(reading);
        var cors = CorsSettings.read(reading, mode);
        var grpc = GrpcSettings.read(reading, mode, http);
        var limits = LimitSettings.read(reading, mode);
        var database = DatabaseSettings.read(reading, mode);
        var redis = RedisSettings.read(reading, mode);
        var tokens = TokenSettings.read(reading, mode);
        var gemini = GeminiSettings.read(reading, mode);
        var keys = KeySettings.read(reading, mode);
        var mail = MailSettings.read(reading);
        var sms = SmsSettings.read(reading);
        var slack = SlackSettings.read(reading);
        var providers = ProviderSettings.read(reading);
        var dates = DateSettings.read(reading, mode);
        var peopleIndex = reading.word(Variable.PEOPLE_INDEX, PeopleIndexKind.class, PeopleIndexKind.POSTGRES);
        var photos = PhotoSettings.read(reading, mode);
        var watch = WatchSettings.read(reading);
        tellWhatWillNotWork(reading, mode, mail, sms);
        return new Settings(
                mode,
                log,
                shutdown,
                shutdownNotice,
                http,
                cors,
                grpc,
                limits,
                database,
                redis,
                tokens,
                keys,
                gemini,
                mail,
                sms,
                slack,
                providers,
                dates,
                peopleIndex,
                photos,
                watch,
                reading.finish());
    }

    private static void tellWhatWillNotWork(Reading reading, Mode mode, MailSettings mail, SmsSettings sms) {
        if (mode == Mode.PRODUCTION && mail.server() == null) {
            reading.warn(
                    Variable.SMTP_HOST,
                    "is not given: nobody can confirm an address, reset a password or get a warning");
        }
        if (mode == Mode.PRODUCTION && sms.account() == null) {
            reading.warn(Variable.SMS_ACCOUNT_SID, "is not given: nobody can sign in by telephone or confirm a number");
        }
    }

    /// Reads only what changing the schema needs: the database and the log.
    ///
    /// @throws SettingsProblems naming everything that is wrong, also when there is only a transaction-pooled
    /// address
    public static Migration forMigration(Environment environment) {
        var reading = new Reading(environment);
        var mode = reading.word(Variable.ENV, Mode.class, Mode.PRODUCTION);
        var log = LogSettings.read(reading, mode);
        var address = DatabaseSettings.read(reading, mode).migration();
        if (address == null) {
            reading.problem(
                    Variable.DATABASE_MIGRATION_URL,
                    "is missing: the schema cannot be changed through a transaction pooler, give a direct or session-pooled"
                            + " address");
        }
        reading.finish();
        return new Migration(Objects.requireNonNull(address), log);
    }

    /// Reads only where the database is, whatever else is wrong; nothing when that is wrong itself.
    public static Optional<DatabaseSettings> databaseOf(Environment environment) {
        var reading = new Reading(environment);
        var mode = reading.word(Variable.ENV, Mode.class, Mode.PRODUCTION);
        var database = DatabaseSettings.read(reading, mode);
        try {
            reading.finish();
            return Optional.of(database);
        } catch (SettingsProblems wrong) {
            return Optional.empty();
        }
    }

    /// What changing the schema needs.
    public record Migration(DatabaseAddress address, LogSettings log) {}
}
