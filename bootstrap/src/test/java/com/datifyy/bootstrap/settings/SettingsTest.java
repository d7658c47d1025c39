package com.datifyy.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datifyy.adapters.gemini.GeminiAccount;
import com.datifyy.adapters.mail.Encryption;
import com.datifyy.adapters.mail.SmtpSettings;
import com.datifyy.adapters.mail.SmtpTimeouts;
import com.datifyy.adapters.s3.S3Bucket;
import com.datifyy.adapters.security.Argon2Cost;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.shared.Rate;
import com.datifyy.bootstrap.settings.DatabaseSettings.PoolMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String GOOD_SECRET = "qL3vXz8Tn1RkYw6Bf0HdMj5CsGuPeAi2ZoKx9WtN";
    /// What a production goes without only with a remark.
    private static final Map<String, String> EVERYBODY_CAN_BE_REACHED = Map.of(
            "DATA_KEY", "bm90IGEgcmVhbCBrZXksIDMyIGJ5dGVzIGxvbmchISE=",
            "SMTP_HOST", "smtp.example.com",
            "SMTP_FROM", "hello@example.com",
            "SMS_ACCOUNT_SID", "AC00000000000000000000000000000000",
            "SMS_AUTH_TOKEN", "not-a-real-token",
            "SMS_FROM", "+15005550006");

    private static final String DATABASE = "postgres://maya:hunter2@localhost/datifyy";

    @Test
    void a_database_and_a_secret_are_enough_and_the_rest_has_the_documented_defaults() {
        var settings = Settings.from(Map.of("DATABASE_URL", DATABASE, "JWT_SECRET", GOOD_SECRET));

        assertThat(settings.mode()).isEqualTo(Mode.PRODUCTION);
        assertThat(settings.http()).isEqualTo(new HttpSettings(8080, 0, 1024 * 1024));
        assertThat(settings.grpc()).isEqualTo(new GrpcSettings(9090, false, 1024 * 1024, 0));
        assertThat(settings.shutdown()).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.shutdownNotice()).isZero();
        assertThat(settings.finishing()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.end()).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.tokens().accessTokenLife()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.tokens().idleLife()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.tokens().passwordCost()).isEqualTo(Argon2Cost.RECOMMENDED);
        assertThat(settings.cors()).isEqualTo(new CorsSettings(java.util.Set.of(), false));
        assertThat(settings.log()).isEqualTo(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.JSON));
        assertThat(settings.database().poolSize()).isEqualTo(10);
        assertThat(settings.limits()).isEqualTo(new LimitSettings(Map.of(), 5));
        assertThat(settings.redis()).isNull();
        assertThat(settings.mail().server()).isNull();
        assertThat(settings.sms().account()).isNull();
        assertThat(settings.providers()).isEqualTo(new ProviderSettings(null, null, null));
        assertThat(settings.gemini().account()).isNull();
        assertThat(settings.gemini().budget()).isEqualTo(new CommentaryBudget.Daily(500, 200, 100));
        assertThat(settings.warnings())
                .as("what will not work")
                .extracting(warning -> warning.substring(0, warning.indexOf(' ')))
                .containsExactly("DATA_KEY", "SMTP_HOST", "SMS_ACCOUNT_SID");
    }

    @ParameterizedTest(name = "of {0} s {1} ms")
    @CsvSource({"25, 20000", "20, 16000", "15, 12000", "10, 7000", "6, 3000", "5, 2500", "1, 500"})
    void what_stops_after_the_requests_has_a_fifth_of_the_time_three_seconds_at_least_and_half_at_most(
            String seconds, long finishing) {
        var settings = Settings.from(production("SHUTDOWN_SECONDS", seconds));

        assertThat(settings.finishing()).isEqualTo(Duration.ofMillis(finishing));
        assertThat(settings.finishing().plus(settings.closing())).isEqualTo(settings.shutdown());
    }

    @ParameterizedTest(name = "{0} ms")
    @ValueSource(ints = {1, 1_000, 60_000})
    void statements_are_slow_from_so_many_milliseconds_on(int set) {
        assertThat(Settings.from(production("SLOW_QUERY_MS", Integer.toString(set)))
                        .watch()
                        .slowStatement())
                .isEqualTo(Duration.ofMillis(set));
    }

    @Test
    void no_statement_is_slow_where_the_limit_is_zero() {
        assertThat(Settings.from(production("SLOW_QUERY_MS", "0")).watch().slowStatement())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "60001", "abc", "0.5", "1s"})
    void what_is_no_such_number_of_milliseconds_is_refused(String set) {
        assertThat(problemsOf(production("SLOW_QUERY_MS", set))).containsOnlyKeys("SLOW_QUERY_MS");
    }

    @Test
    void headers_for_a_collector_are_written_as_opentelemetry_has_them() {
        var environment = production("OTEL_EXPORTER_OTLP_ENDPOINT", "https://otlp.example.com");
        environment.put("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Basic%20bm90+cmVhbA==, X-Scope-OrgID=7");

        var traces = Objects.requireNonNull(Settings.from(environment).watch().traces());
        assertThat(traces.headers()).isEqualTo(Map.of("Authorization", "Basic bm90+cmVhbA==", "X-Scope-OrgID", "7"));

        environment.put("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Basic%2");
        assertThatThrownBy(() -> Settings.from(environment)).hasMessageContaining("OTEL_EXPORTER_OTLP_HEADERS");
    }

    @Test
    void limits_are_changed_by_name_and_the_others_stay() {
        var settings =
                Settings.from(production("RATE_LIMITS", "login=20/15m, Default = 300/1m,discover=OFF, mails-all=1/2d"));

        assertThat(settings.limits().changes())
                .isEqualTo(Map.of(
                        "login", Optional.of(new Rate(20, Duration.ofMinutes(15))),
                        "default", Optional.of(new Rate(300, Duration.ofMinutes(1))),
                        "discover", Optional.empty(),
                        "mails-all", Optional.of(new Rate(1, Duration.ofDays(2)))));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void everything_wrong_with_the_limits_is_told_at_once() {
        var problems = catchThrowableOfType(
                        SettingsProblems.class,
                        () -> Settings.from(
                                production(
                                        "RATE_LIMITS",
                                        "login,logout=5/1m,token=5,token=0/1m,code=5/1w,admin=1/99d,ai=1/1m,ai=off,=,discover=-1/1m")))
                .problems();

        assertThat(problems).allMatch(problem -> problem.variable().equals("RATE_LIMITS"));
        assertThat(problems.stream().map(Problem::mend))
                .satisfiesExactly(
                        mend -> assertThat(mend).contains("unlike 'login'"),
                        mend -> assertThat(mend).startsWith("knows no limit 'logout', only register, login, "),
                        mend -> assertThat(mend).contains("for 'token', not '5'"),
                        mend -> assertThat(mend).contains("'token': a number from 1 to 1000000"),
                        mend -> assertThat(mend).contains("for 'code', not '5/1w'"),
                        mend -> assertThat(mend).contains("'admin': a window from 1s to 31d"),
                        mend -> assertThat(mend).isEqualTo("changes 'ai' twice"),
                        mend -> assertThat(mend).startsWith("knows no limit ''"),
                        mend -> assertThat(mend).contains("for 'discover', not '-1/1m'"));
    }

    @Test
    void a5_production_remarks_on_a_guard_that_is_switched_off() {
        assertThat(Settings.from(production("RATE_LIMITS", "login=off,default=off"))
                        .warnings())
                .containsExactly("RATE_LIMITS switches off a limit that keeps attackers away: login");
        assertThat(Settings.from(development("RATE_LIMITS", "login=off")).warnings())
                .noneMatch(warning -> warning.contains("RATE_LIMITS"));
    }

    @Test
    void without_a_word_about_it_the_strict_rules_apply() {
        assertThat(problemsOf(production("JWT_SECRET", sample()))).containsOnlyKeys("JWT_SECRET");
    }

    @Test
    void development_is_readable_open_to_tools_and_to_the_usual_local_origins() {
        var settings = Settings.from(development());

        assertThat(settings.log().format()).isEqualTo(LogSettings.Format.READABLE);
        assertThat(settings.grpc().reflection()).isTrue();
        assertThat(settings.cors().origins()).contains("http://localhost:3000");
    }

    @Test
    void people_are_found_in_postgresql_unless_memory_is_asked_for() {
        assertThat(Settings.from(development()).peopleIndex()).isEqualTo(PeopleIndexKind.POSTGRES);

        Map<String, String> inMemory = new HashMap<>(development());
        inMemory.put("PEOPLE_INDEX", "memory");
        assertThat(Settings.from(inMemory).peopleIndex()).isEqualTo(PeopleIndexKind.MEMORY);

        Map<String, String> elsewhere = new HashMap<>(development());
        elsewhere.put("PEOPLE_INDEX", "elastic");
        assertThat(catchThrowableOfType(SettingsProblems.class, () -> Settings.from(elsewhere))
                        .problems())
                .extracting(Problem::variable)
                .containsExactly("PEOPLE_INDEX");
    }

    private static final Map<String, String> A_BUCKET = Map.of(
            "PHOTO_STORE", "s3",
            "S3_ENDPOINT", "https://project.storage.example.com/storage/v1/s3",
            "S3_REGION", "eu-central-1",
            "S3_BUCKET", "photos",
            "S3_ACCESS_KEY_ID", "FAKEACCESSKEY",
            "S3_SECRET_ACCESS_KEY", "not/a+secret=but-an-example");

    private static Map<String, String> withABucket(Map<String, String> environment, String... others) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(A_BUCKET);
        for (int i = 0; i < others.length; i += 2) {
            all.put(others[i], others[i + 1]);
        }
        return all;
    }

    @Test
    void pictures_are_kept_in_postgresql_unless_a_bucket_is_asked_for() {
        assertThat(Settings.from(development()).photos().bucket()).isNull();
        assertThat(Settings.from(withABucket(production("S3_PREFIX", "live")))
                        .photos()
                        .bucket())
                .isEqualTo(new S3Bucket(
                        "https://project.storage.example.com/storage/v1/s3",
                        "eu-central-1",
                        "photos",
                        "FAKEACCESSKEY",
                        "not/a+secret=but-an-example",
                        "live"));
        var forgotten = Settings.from(withABucket(development(), "PHOTO_STORE", " "));
        assertThat(forgotten.photos().bucket()).isNull();
        assertThat(forgotten.warnings()).contains("S3_BUCKET has no effect: PHOTO_STORE is not s3");
    }

    @Test
    void h1_everything_wrong_with_a_bucket_is_told_at_once_and_no_value_repeated() {
        assertThat(problemsOf(development("PHOTO_STORE", "s3")))
                .containsOnlyKeys("S3_ENDPOINT", "S3_REGION", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY");
        var problems = problemsOf(withABucket(
                development(),
                "S3_ENDPOINT",
                "storage.example.com",
                "S3_BUCKET",
                "a/b",
                "S3_SECRET_ACCESS_KEY",
                "not a secret",
                "S3_PREFIX",
                "../others"));
        assertThat(problems).containsOnlyKeys("S3_ENDPOINT", "S3_BUCKET", "S3_SECRET_ACCESS_KEY", "S3_PREFIX");
        assertThat(problems.toString()).doesNotContain("not a secret", "../others");
    }

    @Test
    void h2_pictures_leave_a_production_encrypted_only() {
        String[] plain = {"S3_ENDPOINT", "http://minio:9000"};

        assertThat(problemsOf(withABucket(production(), plain)))
                .containsExactly(Map.entry("S3_ENDPOINT", "must begin with https:// in production"));
        assertThat(problemsOf(production("PHOTO_STORE", "s3", plain[0], plain[1])))
                .as("at once with what is missing")
                .hasSize(5)
                .containsEntry("S3_ENDPOINT", "must begin with https:// in production");
        assertThat(Settings.from(withABucket(development(), plain)).photos().bucket())
                .hasToString("S3Bucket[photos at http://minio:9000]");
    }

    @Test
    void all_problems_are_told_at_once_each_with_its_variable_in_the_order_of_the_catalogue() {
        var problems = catchThrowableOfType(
                        SettingsProblems.class,
                        () -> Settings.from(Map.of(
                                "ENV", "staging",
                                "PORT", "eighty",
                                "GRPC_REFLECTION", "perhaps",
                                "DATABASE_URL", "mysql://maya:hunter2@db/x",
                                "REDIS_URL", "http://redis",
                                "LOG_LEVEL", "loud",
                                "SHUTDOWN_SECONDS", "300",
                                "CORS_ALLOWED_ORIGINS", "*",
                                "SMTP_USER", "apikey")))
                .problems();

        assertThat(problems)
                .extracting(Problem::variable)
                .containsExactly(
                        "ENV",
                        "LOG_LEVEL",
                        "SHUTDOWN_SECONDS",
                        "PORT",
                        "CORS_ALLOWED_ORIGINS",
                        "GRPC_REFLECTION",
                        "DATABASE_URL",
                        "REDIS_URL",
                        "JWT_SECRET",
                        "SMTP_HOST");
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.mend()).isNotBlank().doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "too-small",
                "replace-me-with-at-least-32-random-bytes",
                "your-256-bit-secret-your-256-bit-secret",
                "CHANGE_ME_CHANGE_ME_CHANGE_ME_CHANGE_ME",
                "datifyy-jwt-secret-key-for-production-1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "01234567890123456789012345678901",
            })
    void b8_production_refuses_a_short_or_sample_signing_secret(String secret) {
        var problems = problemsOf(production("JWT_SECRET", secret));

        assertThat(problems).containsOnlyKeys("JWT_SECRET");
        assertThat(problems.get("JWT_SECRET")).contains("openssl rand").doesNotContain(secret);
    }

    @Test
    void b8_production_refuses_a_missing_signing_secret() {
        assertThat(problemsOf(without(production(), "JWT_SECRET")).get("JWT_SECRET"))
                .contains("is missing");
        assertThat(problemsOf(production("JWT_SECRET", "   ")).get("JWT_SECRET"))
                .contains("is missing");
    }

    @Test
    void b8_a_previous_secret_is_held_to_the_same_rules() {
        assertThat(problemsOf(production("JWT_SECRET_PREVIOUS", "too-small"))).containsOnlyKeys("JWT_SECRET_PREVIOUS");
    }

    @Test
    void a_secret_is_counted_in_bytes() {
        assertThat(problemsOf(production("JWT_SECRET", GOOD_SECRET.substring(0, 31))))
                .containsOnlyKeys("JWT_SECRET");
        assertThat(Settings.from(production("JWT_SECRET", GOOD_SECRET.substring(0, 32)))
                        .tokens()
                        .secret()
                        .bytes())
                .isEqualTo(32);
    }

    @Test
    void development_also_refuses_a_short_secret_but_only_warns_of_a_sample() {
        assertThat(problemsOf(development("JWT_SECRET", "too-small"))).containsOnlyKeys("JWT_SECRET");
        assertThat(Settings.from(development("JWT_SECRET", sample())).warnings())
                .singleElement()
                .asString()
                .contains("JWT_SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslmode=disable",
                "sslmode=allow",
                "sslmode=prefer",
                "ssl=false",
                "ssl=0",
                "ssl=1",
                "ssl=no",
                "ssl=yes",
                "ssl=on",
                "ssl=true&sslmode=prefer",
            })
    void h2_production_refuses_a_database_without_tls_across_a_public_network(String parameters) {
        var url = "postgres://maya:hunter2@db.example.com/datifyy?" + parameters;

        assertThat(problemsOf(production("DATABASE_URL", url)).get("DATABASE_URL"))
                .contains("TLS");
        assertThat(problemsOf(production("DATABASE_MIGRATION_URL", url)).get("DATABASE_MIGRATION_URL"))
                .contains("TLS");
        assertThat(Settings.from(development("DATABASE_URL", url)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://maya:pw@dpg-abc123-a/datifyy",
                "postgres://maya:pw@10.0.0.7/datifyy?sslmode=disable",
                "postgres://maya:pw@db.example.com/datifyy",
                "postgres://maya:pw@db.example.com/datifyy?sslmode=verify-full",
                "postgres://maya:pw@db.example.com/datifyy?ssl=true",
                "postgres://maya:pw@db.example.com/datifyy?ssl=TRUE",
                "postgres://maya:pw@db.example.com/datifyy?ssl",
            })
    void production_accepts_a_private_or_encrypted_database(String url) {
        assertThat(Settings.from(production("DATABASE_URL", url)).warnings()).isEmpty();
    }

    @Test
    void a_replica_is_reached_as_safely_as_the_database() {
        assertThat(Settings.from(production()).database().replica()).isNull();

        var pooled = "postgres://maya:pw@db.example.com:6543/datifyy";
        var replica = Settings.from(production("DATABASE_REPLICA_URL", pooled))
                .database()
                .replica();
        assertThat(replica.address().encrypted()).isTrue();
        assertThat(replica.poolMode()).isEqualTo(PoolMode.TRANSACTION);
        assertThat(replica.mostBehind()).isEqualTo(Duration.ofSeconds(10));

        var plain = "postgres://maya:pw@db.example.com/datifyy?sslmode=disable";
        assertThat(problemsOf(production("DATABASE_REPLICA_URL", plain)).get("DATABASE_REPLICA_URL"))
                .contains("TLS");
    }

    @Test
    void the_five_database_variables_do_as_well_as_an_address() {
        var environment = without(production(), "DATABASE_URL");
        environment.putAll(Map.of("DB_HOST", "db.example.com", "DB_USER", "postgres.ref", "DB_PASSWORD", "p/w?@%"));

        var address = Settings.from(environment).database().address();

        assertThat(address.jdbcUrl())
                .startsWith("jdbc:postgresql://db.example.com:5432/datifyy")
                .contains("sslmode=require");
        assertThat(address.user()).isEqualTo("postgres.ref");
        assertThat(address.password()).isEqualTo(new Secret("p/w?@%"));
    }

    @Test
    void a_missing_database_is_told_with_both_ways_to_give_one() {
        assertThat(problemsOf(without(production(), "DATABASE_URL")).get("DATABASE_URL"))
                .contains("DB_HOST", "DB_USER", "DB_PASSWORD", "DB_NAME");
        assertThat(problemsOf(without(production("DB_HOST", "db"), "DATABASE_URL")))
                .containsOnlyKeys("DB_USER");
        assertThat(problemsOf(without(production("DB_HOST", "postgres://db"), "DATABASE_URL")))
                .containsOnlyKeys("DB_HOST");
    }

    @Test
    void migrations_need_an_address_without_a_transaction_pooler() {
        var pooled = production("DATABASE_URL", "postgres://maya:pw@db.example.com:6543/postgres");

        assertThat(Settings.from(pooled).database().poolMode()).isEqualTo(PoolMode.TRANSACTION);
        assertThat(Settings.from(pooled).database().migration()).isNull();
        assertThat(catchThrowableOfType(SettingsProblems.class, () -> Settings.forMigration(Environment.of(pooled)))
                        .problems())
                .extracting(Problem::variable)
                .containsExactly("DATABASE_MIGRATION_URL");

        pooled.put("DATABASE_MIGRATION_URL", "postgres://maya:pw@db.example.com:5432/postgres");
        assertThat(Settings.forMigration(Environment.of(pooled)).address().port())
                .isEqualTo(5432);

        pooled.put("DATABASE_MIGRATION_URL", "postgres://maya:pw@db.example.com:6543/postgres");
        assertThat(problemsOf(pooled)).containsOnlyKeys("DATABASE_MIGRATION_URL");
    }

    @Test
    void migrating_needs_nothing_but_a_database() {
        assertThat(Settings.forMigration(Environment.of(Map.of("DATABASE_URL", DATABASE)))
                        .address()
                        .database())
                .isEqualTo("datifyy");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "redis://cache, cache, 6379, -, -, 0, false",
                "redis://:s%40cret@cache:6380/3, cache, 6380, -, s@cret, 3, false",
                "rediss://default:secret@redis.example.com:12345, redis.example.com, 12345, default, secret, 0, true",
                "redis://default:secret@eu1-abc.upstash.io:6379, eu1-abc.upstash.io, 6379, default, secret, 0, true",
            })
    void redis_addresses_are_understood_and_upstash_always_gets_tls(
            String url, String host, int port, String user, String password, int database, boolean tls) {
        var redis = Settings.from(development("REDIS_URL", url)).redis();

        assertThat(redis)
                .isEqualTo(new RedisSettings(
                        host, port, user, password == null ? null : new Secret(password), database, tls, 9_000, 5_000));
    }

    @Test
    void the_three_redis_variables_do_as_well() {
        var redis = Settings.from(production("REDIS_HOST", "cache", "REDIS_PASSWORD", "secret"))
                .redis();

        assertThat(redis)
                .isEqualTo(new RedisSettings("cache", 6379, null, new Secret("secret"), 0, false, 9_000, 5_000));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "10000000, 10000000"})
    void copies_in_redis_have_a_budget_or_there_are_none(String given, int commands) {
        var redis = Settings.from(development("REDIS_URL", "redis://cache", "REDIS_COPIES_PER_DAY", given))
                .redis();

        assertThat(redis).isEqualTo(new RedisSettings("cache", 6379, null, null, 0, false, 9_000, commands));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1", "99", "10000001", "many"})
    void a_budget_for_copies_that_buys_nothing_is_refused(String given) {
        assertThat(problemsOf(production("REDIS_HOST", "cache", "REDIS_COPIES_PER_DAY", given)))
                .containsOnlyKeys("REDIS_COPIES_PER_DAY");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "10000000, 10000000"})
    void limits_in_redis_have_a_budget_or_each_instance_counts_alone(String given, int commands) {
        var redis = Settings.from(development("REDIS_URL", "redis://cache", "REDIS_LIMITS_PER_DAY", given))
                .redis();

        assertThat(redis).isEqualTo(new RedisSettings("cache", 6379, null, null, 0, false, commands, 5_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1", "99", "10000001", "many"})
    void a_budget_for_limits_that_buys_nothing_is_refused(String given) {
        assertThat(problemsOf(production("REDIS_HOST", "cache", "REDIS_LIMITS_PER_DAY", given)))
                .containsOnlyKeys("REDIS_LIMITS_PER_DAY");
    }

    @Test
    void redis_in_clear_across_a_public_network_is_worth_a_warning() {
        assertThat(Settings.from(production("REDIS_URL", "redis://:pw@redis-1.example.com:12345"))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("REDIS_URL")
                .doesNotContain("pw@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://cache", "redis://", "redis://cache/first", "redis://cache:99999"})
    void a_wrong_redis_address_is_refused(String url) {
        assertThat(problemsOf(production("REDIS_URL", url))).containsOnlyKeys("REDIS_URL");
    }

    @Test
    void e5_origins_are_exact_and_production_refuses_all_of_them_at_once() {
        assertThat(Settings.from(production(
                                "CORS_ALLOWED_ORIGINS", "https://App.example.com/, https://b.example.com:8443"))
                        .cors()
                        .origins())
                .containsExactlyInAnyOrder("https://app.example.com", "https://b.example.com:8443");
        for (var wrong : List.of("*", "https://*.example.com", "example.com", "https://example.com/path", "null")) {
            assertThat(problemsOf(production("CORS_ALLOWED_ORIGINS", wrong))).containsOnlyKeys("CORS_ALLOWED_ORIGINS");
        }
        assertThat(Settings.from(development("CORS_ALLOWED_ORIGINS", "*"))
                        .cors()
                        .anyOrigin())
                .isTrue();
    }

    @Test
    void numbers_out_of_range_are_refused_with_the_range() {
        assertThat(problemsOf(production("PORT", "65536")).get("PORT")).contains("0 to 65535");
        assertThat(problemsOf(production("SHUTDOWN_SECONDS", "26")).get("SHUTDOWN_SECONDS"))
                .contains("1 to 25");
        assertThat(problemsOf(production("SHUTDOWN_NOTICE_SECONDS", "61")).get("SHUTDOWN_NOTICE_SECONDS"))
                .contains("0 to 60");
        assertThat(problemsOf(production("ACCESS_TOKEN_MINUTES", "0"))).containsOnlyKeys("ACCESS_TOKEN_MINUTES");
        assertThat(problemsOf(production("GRPC_PORT", "8080")).get("GRPC_PORT")).contains("differ");
    }

    @Test
    void b2_production_refuses_an_access_token_that_lives_over_fifteen_minutes() {
        assertThat(problemsOf(production("ACCESS_TOKEN_MINUTES", "16"))).containsOnlyKeys("ACCESS_TOKEN_MINUTES");
        assertThat(problemsOf(production("ACCESS_TOKEN_MINUTES", "1440"))).containsOnlyKeys("ACCESS_TOKEN_MINUTES");
        assertThat(Settings.from(production("ACCESS_TOKEN_MINUTES", "15"))
                        .tokens()
                        .accessTokenLife())
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(Settings.from(development("ACCESS_TOKEN_MINUTES", "1440"))
                        .tokens()
                        .accessTokenLife())
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void mail_needs_a_host_and_a_sender() {
        assertThat(problemsOf(production("SMTP_HOST", ""))).containsOnlyKeys("SMTP_HOST");
        assertThat(problemsOf(production("SMTP_FROM", ""))).containsOnlyKeys("SMTP_FROM");
        assertThat(problemsOf(production("SMTP_HOST", "smtp.example.com", "SMTP_FROM", "hello", "SMTP_USER", "apikey")))
                .containsOnlyKeys("SMTP_PASSWORD", "SMTP_FROM");
        assertThat(Settings.from(production("SMTP_HOST", "smtp.example.com", "SMTP_FROM", "hello@example.com"))
                        .mail()
                        .server())
                .isEqualTo(new SmtpSettings(
                        "smtp.example.com",
                        587,
                        null,
                        null,
                        "hello@example.com",
                        "Datifyy",
                        Encryption.STARTTLS,
                        SmtpTimeouts.usual()));
    }

    @Test
    void text_messages_need_an_account_with_token_and_sender() {
        assertThat(problemsOf(production("SMS_ACCOUNT_SID", ""))).containsOnlyKeys("SMS_ACCOUNT_SID");
        assertThat(problemsOf(production("SMS_AUTH_TOKEN", "", "SMS_FROM", "")))
                .containsOnlyKeys("SMS_AUTH_TOKEN", "SMS_FROM");
        var wrong = problemsOf(production(
                "SMS_ACCOUNT_SID", "a b", "SMS_FROM", "?", "SMS_BASE_URL", "https://u:hunter2 @sms.example.com"));
        assertThat(wrong).containsOnlyKeys("SMS_ACCOUNT_SID", "SMS_FROM", "SMS_BASE_URL");
        assertThat(wrong.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"india", "XX", "in"})
    void numbers_written_without_a_country_are_of_one_that_has_telephones(String region) {
        assertThat(problemsOf(production("PHONE_DEFAULT_REGION", region))).containsOnlyKeys("PHONE_DEFAULT_REGION");
        assertThat(Settings.from(production("PHONE_DEFAULT_REGION", "IN")).sms().region())
                .isEqualTo("IN");
    }

    @Test
    void a_name_that_is_nearly_one_of_ours_is_remarked_on_with_the_right_one() {
        assertThat(Settings.from(development("SMPT_USER", "maya", "GRPC_PROT", "1", "HOME", "/", "SMTP_USR", "maya"))
                        .warnings())
                .containsExactlyInAnyOrder(
                        "SMPT_USER means nothing here: was SMTP_USER meant?",
                        "SMTP_USR means nothing here: was SMTP_USER meant?",
                        "GRPC_PROT means nothing here: was GRPC_PORT meant?");
        assertThat(Settings.from(development("SMPT_HOST", "smtp.example.com")).warnings())
                .as("the right one is given")
                .isEmpty();
    }

    @Test
    void what_is_missing_is_told_with_the_name_that_was_meant_for_it() {
        assertThat(problemsOf(production("SMTP_HOST", "", "SMPT_HOST", "smtp.example.com")))
                .containsExactly(Map.entry(
                        "SMTP_HOST", "is missing: the other SMTP_ variables go with it (SMPT_HOST looks like it)"));
    }

    @Test
    void identity_providers_are_set_up_one_by_one() {
        assertThat(problemsOf(production("FACEBOOK_APP_ID", "1234567890"))).containsOnlyKeys("FACEBOOK_APP_SECRET");
        assertThat(problemsOf(production("GOOGLE_CLIENT_IDS", "a,,b"))).containsOnlyKeys("GOOGLE_CLIENT_IDS");
        var settings = Settings.from(production("GOOGLE_CLIENT_IDS", "web.example, app.example"));

        assertThat(settings.providers().google()).isNotNull();
        assertThat(settings.providers().apple()).isNull();
    }

    @Test
    void gemini_is_asked_with_a_key_and_by_https_in_production() {
        var account = Settings.from(production(
                        "GEMINI_API_KEY", "geminikey",
                        "GEMINI_FALLBACK_MODELS", "gemini-example-a, gemini-example-b",
                        "GEMINI_THINKING", "low"))
                .gemini()
                .account();

        assertThat(Objects.requireNonNull(account).models())
                .containsExactly("gemini-3.5-flash-lite", "gemini-example-a", "gemini-example-b");
        assertThat(account.base()).isEqualTo(GeminiAccount.GOOGLE);
        assertThat(problemsOf(production("GEMINI_API_KEY", "geminikey", "AI_BASE_URL", "http://localhost:9999")))
                .containsOnlyKeys("AI_BASE_URL");
        for (var wrong : List.of("GEMINI_FALLBACK_MODELS=a,,b", "GEMINI_MODEL=../x")) {
            var pair = wrong.split("=", 2);
            assertThat(problemsOf(production("GEMINI_API_KEY", "geminikey", pair[0], pair[1])))
                    .containsOnlyKeys("GEMINI_API_KEY");
        }
        assertThat(problemsOf(production(
                        "GEMINI_API_KEY", "a key",
                        "AI_BASE_URL", "http://ai.example.com",
                        "GEMINI_THINKING", "lots")))
                .containsOnlyKeys("GEMINI_API_KEY", "AI_BASE_URL", "GEMINI_THINKING");
        assertThat(problemsOf(production("GEMINI_API_KEY", "geminikey", "AI_BASE_URL", "https://u:hunter2 @x"))
                        .toString())
                .doesNotContain("hunter2", "geminikey");
    }

    @Test
    void keys_that_cannot_be_read_are_told_without_repeating_them() {
        var problems = problemsOf(production("JWT_PRIVATE_KEY", "not a key", "DATA_KEY", "c2hvcnQ="));

        assertThat(problems).containsOnlyKeys("JWT_PRIVATE_KEY", "DATA_KEY");
        assertThat(problems.toString()).doesNotContain("not a key", "c2hvcnQ=");
    }

    @Test
    void h1_printing_the_settings_shows_no_secret() {
        var settings = Settings.from(production(
                "REDIS_URL", "rediss://default:redispass@cache/0",
                "GEMINI_API_KEY", "geminikey",
                "JWT_SECRET_PREVIOUS", GOOD_SECRET + "x",
                "SMTP_HOST", "smtp.example.com",
                "SMTP_FROM", "hello@example.com",
                "SMTP_USER", "apikey",
                "SMTP_PASSWORD", "smtppass"));

        assertThat(settings.toString())
                .doesNotContain("hunter2", "redispass", "geminikey", "smtppass", GOOD_SECRET)
                .contains("[REDACTED]");
    }

    private static String sample() {
        return Objects.requireNonNull(Variable.JWT_SECRET.sample());
    }

    private static Map<String, String> production(String... namesAndValues) {
        return environment("production", namesAndValues);
    }

    private static Map<String, String> development(String... namesAndValues) {
        return environment("development", namesAndValues);
    }

    private static Map<String, String> environment(String mode, String... namesAndValues) {
        var environment = new HashMap<>(Map.of("DATABASE_URL", DATABASE, "JWT_SECRET", GOOD_SECRET));
        environment.putAll(EVERYBODY_CAN_BE_REACHED);
        if (mode.equals("development")) {
            environment.put("ENV", mode);
        }
        for (var i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return environment;
    }

    private static Map<String, String> without(Map<String, String> environment, String name) {
        environment.remove(name);
        return environment;
    }

    private static Map<String, String> problemsOf(Map<String, String> environment) {
        var refusal = catchThrowableOfType(SettingsProblems.class, () -> Settings.from(environment));
        assertThat(refusal).as("a refusal").isNotNull();
        var problems = new HashMap<String, String>();
        refusal.problems()
                .forEach(problem -> problems.merge(problem.variable(), problem.mend(), (a, b) -> a + "; " + b));
        return problems;
    }
}
