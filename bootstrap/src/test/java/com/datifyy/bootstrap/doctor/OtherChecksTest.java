package com.datifyy.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.gemini.GeminiStanding;
import com.datifyy.adapters.gemini.GeminiStanding.Objection;
import com.datifyy.adapters.postgres.ReplicaCheckup;
import com.datifyy.adapters.redis.RedisCheckup;
import com.datifyy.adapters.s3.S3Standing;
import com.datifyy.adapters.sms.TwilioStanding;
import com.datifyy.bootstrap.settings.Mode;
import com.datifyy.bootstrap.settings.RedisSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every line about the replica, Redis, the mail server, text messages, the bucket and Gemini, from what a look may
/// have found.
class OtherChecksTest {
    private static final List<String> MODELS = List.of("first", "second");

    @Test
    void without_what_is_optional_there_is_a_line_or_none() throws Exception {
        var settings = ExampleSettings.with(Map.of());

        assertThat(new ReplicaChecks(settings).call()).isEmpty();
        assertThat(new MailChecks(settings).call())
                .as("which the settings remark on")
                .isEmpty();
        assertThat(new SmsChecks(settings).call())
                .as("which the settings remark on")
                .isEmpty();
        assertThat(ReceiverChecks.of(settings))
                .allSatisfy(receiver -> assertThat(receiver.call()).isEmpty());
        assertThat(new RedisChecks(settings).call())
                .containsExactly(Finding.warning(
                        "redis",
                        "none: each instance counts limits for itself",
                        "give REDIS_URL before running more than one instance"));
        assertThat(new BucketChecks(settings).call())
                .containsExactly(Finding.ok("photos", "kept in PostgreSQL, so a backup of it holds them"));
        assertThat(new GeminiChecks(settings).call())
                .containsExactly(Finding.warning("gemini", "no key", "set GEMINI_API_KEY to have analysis by AI"));
    }

    @Test
    void a_replica_that_is_never_used_is_a_failure_and_one_that_is_slow_a_warning() {
        assertThat(ReplicaChecks.finding("replica:5432", new ReplicaCheckup.Follows()))
                .isEqualTo(Finding.ok("replica", "replica:5432 follows the database"));
        assertThat(ReplicaChecks.finding("replica:5432", new ReplicaCheckup.LagsBehind()))
                .isEqualTo(Finding.warning(
                        "replica",
                        "replica:5432 is seconds behind the database, which answers meanwhile",
                        "see what holds it up: its load, long questions, or the network"));
        assertThat(ReplicaChecks.finding("replica:5432", new ReplicaCheckup.FollowsNobody()))
                .isEqualTo(Finding.failure(
                        "replica",
                        "replica:5432 replays nothing, so it is never used",
                        "give a physical replica in DATABASE_REPLICA_URL, or leave it out"));
        assertThat(ReplicaChecks.finding("replica:5432", new ReplicaCheckup.FollowsAnother()))
                .isEqualTo(Finding.failure(
                        "replica",
                        "replica:5432 follows another database",
                        "give a replica of the one in DATABASE_URL in DATABASE_REPLICA_URL"));
        assertThat(ReplicaChecks.finding("replica:5432", new ReplicaCheckup.Refuses("FATAL: no")))
                .isEqualTo(Finding.failure(
                        "replica",
                        "replica:5432: FATAL: no",
                        "check DATABASE_REPLICA_URL and who may connect from here"));
    }

    @Test
    void of_a_replica_it_is_told_how_safely_it_is_asked() {
        var settings = ExampleSettings.with(Map.of(
                "DATABASE_URL", "postgres://maya:pw@127.0.0.1:1/datifyy",
                "DATABASE_REPLICA_URL", "postgres://maya:pw@127.0.0.1:1/datifyy"));

        assertThat(new ReplicaChecks(settings).call())
                .hasSize(2)
                .contains(Finding.ok("replica", "asked without TLS, on a private network"));
    }

    @Test
    void redis_is_to_answer_and_over_a_public_network_by_tls() {
        assertThat(redisAt("rediss://default:pw@cache.example.com:6380", Mode.PRODUCTION, RedisCheckup.WELL))
                .containsExactly(
                        Finding.ok("redis", "asked over TLS"),
                        Finding.ok(
                                "redis",
                                "cache.example.com:6380 answers, counts limits, and keeps copies and gives them back"));
        assertThat(redisAt("redis://localhost", Mode.PRODUCTION, RedisCheckup.AWAY))
                .containsExactly(
                        Finding.ok("redis", "asked without TLS, on a private network"),
                        Finding.failure(
                                "redis",
                                "localhost:6379 does not answer, or refuses the password",
                                "check REDIS_URL, its rediss://, and who may connect from here"));
        String across = "redis://cache.example.com";
        assertThat(redisAt(across, Mode.PRODUCTION, RedisCheckup.WELL))
                .contains(Finding.failure(
                        "redis", "asked without TLS, across a public network", "use a rediss:// address"));
        assertThat(redisAt(across, Mode.DEVELOPMENT, RedisCheckup.WELL))
                .contains(Finding.warning(
                        "redis", "asked without TLS, across a public network", "use a rediss:// address"));
    }

    @Test
    void redis_that_answers_and_takes_nothing_is_a_failure() {
        assertThat(redisAt("redis://localhost", Mode.PRODUCTION, RedisCheckup.DOES_NOT_COUNT))
                .contains(Finding.failure(
                        "redis",
                        "localhost:6379 answers, but does not run the script that counts limits",
                        "see whether it is full, a replica that can only be read, or forbids EVAL"));
        assertThat(redisAt("redis://localhost", Mode.PRODUCTION, RedisCheckup.DOES_NOT_KEEP))
                .contains(Finding.failure(
                        "redis",
                        "localhost:6379 answers and counts limits, but keeps nothing for a while",
                        "see whether it is full, or allows some keys alone: the service's begin with datifyy:"));
        assertThat(redisAt("redis://localhost", Mode.PRODUCTION, RedisCheckup.DOES_NOT_FIND))
                .contains(Finding.failure(
                        "redis",
                        "localhost:6379 answers, counts limits and keeps copies, but gives none of them back",
                        "see whether it forbids GETRANGE"));
    }

    @Test
    void more_commands_than_upstash_gives_away_are_warned_of_there_alone() {
        String upstash = "rediss://default:pw@a-name-1.upstash.io:6379";
        assertThat(tooMany(upstash, Map.of())).isEmpty();
        assertThat(tooMany(upstash, Map.of("REDIS_LIMITS_PER_DAY", "9629"))).isEmpty();
        assertThat(tooMany(upstash, Map.of("REDIS_LIMITS_PER_DAY", "9630")))
                .containsExactly(Finding.warning(
                        "redis",
                        "each instance may send 16,130 commands a day, and Upstash's free tier bears 16,129 from all"
                                + " together",
                        "leave REDIS_LIMITS_PER_DAY and REDIS_COPIES_PER_DAY out, or lower them, unless the plan is a"
                                + " paid one"));
        Map<String, String> charged = Map.of("REDIS_LIMITS_PER_DAY", "1000000", "REDIS_COPIES_PER_DAY", "200000");
        assertThat(tooMany(upstash, charged))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains(" 1,201,500 commands "));
        assertThat(tooMany("redis://datifyy-limits:6379", charged)).isEmpty();
    }

    private static List<Finding> tooMany(String url, Map<String, String> budgets) {
        Map<String, String> different = new HashMap<>(budgets);
        different.put("REDIS_URL", url);
        RedisSettings settings =
                Objects.requireNonNull(ExampleSettings.with(different).redis());
        return RedisChecks.findings(settings, Mode.PRODUCTION, RedisCheckup.WELL).stream()
                .filter(finding -> finding.verdict() == Finding.Verdict.WARNING)
                .toList();
    }

    @Test
    void a_mail_server_is_told_with_how_it_is_spoken_to() {
        assertThat(mail("127.0.0.1", "none", null))
                .containsExactly(
                        Finding.ok("mail", "without TLS, on this machine"),
                        Finding.ok("mail", "127.0.0.1:2525 takes mails"));
        assertThat(mail("mail.example.com", "starttls", "it refuses the password"))
                .containsExactly(
                        Finding.ok("mail", "with TLS alone (STARTTLS)"),
                        Finding.failure(
                                "mail",
                                "mail.example.com:2525: it refuses the password",
                                "check the SMTP_ variables; where 587 is blocked, providers offer 2525"));
    }

    @Test
    void whoever_sends_text_messages_is_told_with_what_to_do() {
        Map<TwilioStanding, Finding> told = new HashMap<>();
        for (TwilioStanding standing : TwilioStanding.values()) {
            told.put(standing, SmsChecks.finding("api.twilio.com", standing));
        }
        assertThat(told)
                .isEqualTo(Map.of(
                        TwilioStanding.READY,
                        Finding.ok(
                                "sms",
                                "api.twilio.com takes the account; ask for a code to see that SMS_FROM may send"),
                        TwilioStanding.NOT_ACTIVE,
                        Finding.failure(
                                "sms",
                                "api.twilio.com has suspended or closed the account",
                                "settle it with the provider"),
                        TwilioStanding.REFUSED,
                        Finding.failure(
                                "sms",
                                "api.twilio.com refuses the account or its token, or the account is suspended",
                                "check SMS_ACCOUNT_SID and SMS_AUTH_TOKEN: they are those of one account, not of its"
                                        + " tests"),
                        TwilioStanding.UNREACHABLE,
                        Finding.failure(
                                "sms",
                                "api.twilio.com cannot be reached, or does not answer in time",
                                "check SMS_BASE_URL and whether this machine may connect to it"),
                        TwilioStanding.FAILING,
                        Finding.failure(
                                "sms",
                                "api.twilio.com answers that something is wrong with itself",
                                "ask again in a while, and see what the provider says of its service"),
                        TwilioStanding.NOT_TOLD,
                        Finding.warning(
                                "sms",
                                "api.twilio.com answers, and tells nothing of the account",
                                "ask for a code to see whether it sends")));
    }

    @Test
    void a_bucket_is_in_no_backup_whether_it_answers_or_not() {
        Finding inNoBackup =
                Finding.warning("photos", "kept in a bucket, and in no backup of the database", "back the bucket up");
        assertThat(BucketChecks.findings(new S3Standing.Private()))
                .containsExactly(
                        Finding.ok("photos", "the bucket keeps objects, and gives them to nobody else"), inNoBackup);
        assertThat(BucketChecks.findings(new S3Standing.Public(true)))
                .containsExactly(
                        Finding.failure(
                                "photos",
                                "the bucket gives objects and their names to whoever asks",
                                "make the bucket private: no public address, no policy for everybody; blocked and deleted"
                                        + " people's photos could be fetched"),
                        inNoBackup);
        assertThat(BucketChecks.findings(new S3Standing.Objecting("cannot be reached")))
                .containsExactly(
                        Finding.failure(
                                "photos",
                                "the bucket cannot be reached",
                                "check the S3_ variables, this machine's clock, and that the key may put, get and delete"
                                        + " objects and list the bucket"),
                        inNoBackup);
    }

    @Test
    void gemini_is_ready_or_lacks_something() {
        assertThat(GeminiChecks.finding(new GeminiStanding.Ready(List.of()), MODELS))
                .isEqualTo(Finding.ok("gemini", "takes the key, and has first, second"));
        assertThat(GeminiChecks.finding(new GeminiStanding.Ready(List.of("second")), MODELS))
                .isEqualTo(Finding.warning(
                        "gemini",
                        "takes the key, and does not have second",
                        "name others in GEMINI_MODEL and GEMINI_FALLBACK_MODELS"));
        Map<Objection, Finding> told = new HashMap<>();
        for (Objection objection : Objection.values()) {
            told.put(objection, GeminiChecks.finding(objection, MODELS));
        }
        assertThat(told)
                .isEqualTo(Map.of(
                        Objection.KEY_REFUSED,
                        Finding.failure(
                                "gemini",
                                "the key is refused",
                                "check GEMINI_API_KEY, and what it is restricted to at the provider"),
                        Objection.REFUSED,
                        Finding.failure(
                                "gemini",
                                "is there and refuses, for a reason that is not the key",
                                "see whether it is offered in the country of this machine, and to the account without"
                                        + " paying"),
                        Objection.NO_MODEL,
                        Finding.failure(
                                "gemini",
                                "takes the key, and does not have first, second",
                                "name others in GEMINI_MODEL and GEMINI_FALLBACK_MODELS"),
                        Objection.OUT_OF_QUOTA,
                        Finding.warning("gemini", "the quota is used up for now", "raise it at the provider, or wait"),
                        Objection.UNREACHABLE,
                        Finding.failure(
                                "gemini",
                                "cannot be reached, or does not answer in time",
                                "check AI_BASE_URL and whether this machine may connect to it"),
                        Objection.NOT_UNDERSTOOD,
                        Finding.failure(
                                "gemini",
                                "what answers is not Gemini",
                                "check AI_BASE_URL, and what stands in between")));
    }

    @Test
    void each_is_named_by_what_it_looks_at() {
        var settings = ExampleSettings.with(Map.of());
        assertThat(List.of(
                        new DatabaseChecks(settings.database()),
                        new MigrationChecks(settings.database()),
                        new ReplicaChecks(settings),
                        new RedisChecks(settings),
                        new MailChecks(settings),
                        new SmsChecks(settings),
                        new BucketChecks(settings),
                        new GeminiChecks(settings)))
                .extracting(Checks::subject)
                .containsExactly("database", "migrate", "replica", "redis", "mail", "sms", "photos", "gemini");
        assertThat(ReceiverChecks.of(settings))
                .extracting(Checks::subject)
                .containsExactly("slack", "traces", "faults");
    }

    private static List<Finding> redisAt(String url, Mode mode, RedisCheckup standing) {
        return RedisChecks.findings(redis(url), mode, standing);
    }

    private static RedisSettings redis(String url) {
        return Objects.requireNonNull(
                ExampleSettings.with(Map.of("REDIS_URL", url)).redis());
    }

    private static List<Finding> mail(String host, String encryption, @Nullable String objection) {
        var server = ExampleSettings.with(Map.of(
                        "SMTP_HOST",
                        host,
                        "SMTP_PORT",
                        "2525",
                        "SMTP_ENCRYPTION",
                        encryption,
                        "SMTP_FROM",
                        "hello@datifyy.example"))
                .mail()
                .server();
        return MailChecks.findings(Objects.requireNonNull(server), objection);
    }
}
