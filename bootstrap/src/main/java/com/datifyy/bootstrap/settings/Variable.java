package com.datifyy.bootstrap.settings;

import org.jspecify.annotations.Nullable;

/// The catalogue of environment variables. `.env.example`, the table in the documentation and the reader all
/// follow it.
public enum Variable {
    ENV(
            Group.GENERAL,
            "production",
            "development",
            "production refuses weak settings, development tolerates them; `dev` always means development"),
    LOG_LEVEL(Group.GENERAL, "info", "info", "error, warn, info, debug or trace"),
    LOG_FORMAT(Group.GENERAL, null, "readable", "json or readable; json in production, readable in development"),
    SHUTDOWN_SECONDS(
            Group.GENERAL,
            "25",
            "25",
            "how long the end may take after SIGTERM, 1 to 25; running requests get four fifths of it, less when it is short"),
    SHUTDOWN_NOTICE_SECONDS(
            Group.GENERAL,
            "0",
            "0",
            "how long after SIGTERM requests are still taken while `/readyz` says 503, for a load balancer that asks it,"
                    + " 0 to 60; before `SHUTDOWN_SECONDS` begin"),

    PORT(Group.HTTP, "8080", "8080", "port of the REST interface; 0 takes any free one"),
    CORS_ALLOWED_ORIGINS(
            Group.HTTP,
            null,
            "http://localhost:3000,http://localhost:5173",
            "browser origins that may call, exact and separated by commas; none in production, the usual local ones in"
                    + " development"),
    TRUSTED_PROXY_HOPS(
            Group.HTTP,
            "0",
            "0",
            "how many proxies of your own stand in front: the client address is that entry of X-Forwarded-For counted from"
                    + " the right, 0 means the address of the connection"),
    MAX_BODY_KB(
            Group.HTTP, "1024", "1024", "largest request body and gRPC message without a photo in KiB, 16 to 16384"),

    GRPC_PORT(Group.GRPC, "9090", "9090", "port of the gRPC interface; 0 takes any free one"),
    GRPC_TRUSTED_PROXY_HOPS(
            Group.GRPC,
            "0",
            "0",
            "like TRUSTED_PROXY_HOPS, for the gRPC port, which usually has no proxy in front of it"),
    GRPC_REFLECTION(
            Group.GRPC,
            null,
            "true",
            "whether gRPC describes itself to tools; false in production, true in development"),

    RATE_LIMITS(
            Group.LIMITS,
            null,
            "",
            "changes to the limits by name, separated by commas, like `login=20/15m,default=300/1m,discover=off`; a window"
                    + " is a number of s, m, h or d"),
    LOCATION_CHANGES_PER_DAY(Group.LIMITS, "5", "5", "how often in 24 hours somebody's location may change, 1 to 100"),

    DATABASE_URL(
            Group.DATABASE,
            null,
            "postgres://datifyy:example-password@localhost:5432/datifyy",
            "postgres://, postgresql:// or jdbc:postgresql:// address; special characters in user and password"
                    + " percent-encoded; alternatively the five DB_ variables",
            true),
    DB_HOST(Group.DATABASE, null, "", "host name, where DATABASE_URL is not given"),
    DB_PORT(Group.DATABASE, "5432", "", "port, with DB_HOST"),
    DB_USER(Group.DATABASE, null, "", "user name, with DB_HOST"),
    DB_PASSWORD(Group.DATABASE, null, "", "password, with DB_HOST", true),
    DB_NAME(Group.DATABASE, "datifyy", "", "database name, with DB_HOST"),
    DATABASE_POOL_SIZE(Group.DATABASE, "10", "10", "connections kept at most, 1 to 200"),
    DB_POOL_MODE(
            Group.DATABASE,
            "session",
            "session",
            "session, or transaction behind a transaction pooler (assumed on port 6543)"),
    DATABASE_MIGRATION_URL(
            Group.DATABASE,
            null,
            "",
            "direct or session-pooled address for `migrate` and backups, where DATABASE_URL goes through a transaction"
                    + " pooler or names a role that may not change the schema",
            true),
    DATABASE_REPLICA_URL(
            Group.DATABASE,
            null,
            "",
            "address of a physical replica that answers searches, the staff's lists and figures; without one"
                    + " DATABASE_URL does",
            true),
    DATABASE_REPLICA_POOL_SIZE(Group.DATABASE, "4", "4", "connections to it kept at most, 1 to 200"),
    DATABASE_REPLICA_LAG_SECONDS(
            Group.DATABASE, "10", "10", "how many seconds it may be behind and still search for people, 1 to 300"),
    PEOPLE_INDEX(
            Group.DATABASE,
            "postgres",
            "postgres",
            "postgres, or memory to keep everybody's match card in this process as well, where the heap holds them (300 bytes"
                    + " each in half of it)"),

    PHOTO_STORE(
            Group.PHOTOS,
            "postgres",
            "postgres",
            "postgres to keep pictures in the database, or s3 to keep them in a bucket; what is in one is not looked for in"
                    + " the other"),
    S3_ENDPOINT(
            Group.PHOTOS,
            null,
            "",
            "https address of a service that speaks like Amazon S3, without the bucket; http in development only"),
    S3_REGION(Group.PHOTOS, null, "", "its region, as it calls it itself"),
    S3_BUCKET(Group.PHOTOS, null, "", "the bucket; nobody but this service may read it"),
    S3_ACCESS_KEY_ID(Group.PHOTOS, null, "", "name of the key that may put, get and delete objects in the bucket"),
    S3_SECRET_ACCESS_KEY(Group.PHOTOS, null, "", "secret of that key", true),
    S3_PREFIX(Group.PHOTOS, null, "", "what names of objects begin with, where the bucket is not for pictures alone"),

    REDIS_URL(
            Group.REDIS,
            null,
            "",
            "redis:// or rediss:// address; instances then count the limits together that matter most",
            true),
    REDIS_HOST(Group.REDIS, null, "", "host name, where REDIS_URL is not given"),
    REDIS_PORT(Group.REDIS, "6379", "", "port, with REDIS_HOST"),
    REDIS_PASSWORD(Group.REDIS, null, "", "password, with REDIS_HOST", true),
    REDIS_LIMITS_PER_DAY(
            Group.REDIS,
            "9000",
            "9000",
            "commands that each instance may spend in any 24 hours on counting limits together with the others, 100 to"
                    + " 10000000; beyond it, and with 0, it counts alone"),
    REDIS_COPIES_PER_DAY(
            Group.REDIS,
            "5000",
            "5000",
            "commands that each instance may spend in any 24 hours on copies of profiles and free hours which instances leave"
                    + " for one another, 100 to 10000000; 0 for no copies"),

    JWT_SECRET(
            Group.TOKENS,
            null,
            "replace-me-with-at-least-32-random-bytes",
            "signs access tokens: at least 32 random bytes, for example from `openssl rand -base64 48`",
            true),
    JWT_SECRET_PREVIOUS(Group.TOKENS, null, "", "the secret before this one, accepted while its tokens run out", true),
    ACCESS_TOKEN_MINUTES(
            Group.TOKENS, "15", "15", "life of an access token, 1 to 15; up to 1440 where ENV is development"),
    REFRESH_TOKEN_DAYS(Group.TOKENS, "7", "7", "a session ends after so many days without use, 1 to 90"),
    SESSION_DAYS(Group.TOKENS, "30", "30", "a session ends after so many days in any case, 1 to 365"),
    JWT_PRIVATE_KEY(
            Group.TOKENS,
            null,
            "",
            "private key in PKCS#8 PEM (Ed25519 or P-256) that signs access tokens instead, so that others can check them"
                    + " with /.well-known/jwks.json; line breaks may be written as \\n",
            true),
    JWT_PUBLIC_KEYS_PREVIOUS(
            Group.TOKENS, null, "", "public keys in PEM of private keys before this one, while their tokens run out"),
    DATA_KEY(
            Group.TOKENS,
            null,
            "",
            "32 random bytes in base64 (`openssl rand -base64 32`) that waiting messages and second factors are sealed with;"
                    + " follows from JWT_SECRET when it is not given",
            true),
    DATA_KEYS_PREVIOUS(
            Group.TOKENS,
            null,
            "",
            "data keys before this one, separated by commas, for what was sealed with them",
            true),
    PASSWORD_MIN_LENGTH(Group.TOKENS, "8", "8", "the shortest password that may be chosen, 8 to 64; 15 is advised"),
    ACCOUNT_GRACE_DAYS(Group.TOKENS, "30", "30", "a closed account is deleted for good after so many days, 1 to 90"),
    AUDIT_RETENTION_DAYS(Group.TOKENS, "400", "400", "what happened to accounts is kept for so many days, 90 to 3650"),
    PASSWORD_HASHING_LIMIT(
            Group.TOKENS, "2", "2", "passwords hashed at the same time, 1 to 64; each takes 19 MiB and a processor"),

    GEMINI_API_KEY(
            Group.GEMINI,
            null,
            "",
            "key of the Gemini API, which comments on pairs; without one the score by the rules is served alone",
            true),
    GEMINI_MODEL(Group.GEMINI, "gemini-3.5-flash-lite", "", "the model that is asked first"),
    GEMINI_FALLBACK_MODELS(
            Group.GEMINI, null, "", "models asked where it is not there any more, in this order, separated by commas"),
    GEMINI_THINKING(
            Group.GEMINI,
            null,
            "",
            "how much models think: a level like low for version 3 and later, a number of tokens for older ones; as they do"
                    + " by themselves when not given"),
    AI_BASE_URL(Group.GEMINI, null, "", "where the service is, when it is not Google's; https in production"),
    AI_DAILY_BUDGET(Group.GEMINI, "500", "", "comments asked for in a day (UTC) by all staff together, 0 to 1000000"),
    AI_STAFF_DAILY_BUDGET(Group.GEMINI, "200", "", "comments asked for in a day by each of the staff, 0 to 1000000"),
    AI_PERSON_DAILY_BUDGET(
            Group.GEMINI, "100", "", "comments asked for in a day about each person with others, 0 to 1000000"),

    SMTP_HOST(Group.MAIL, null, "", "mail server; without one nobody can confirm an address or reset a password"),
    SMTP_PORT(Group.MAIL, "587", "", "587 or 2525 with STARTTLS, 465 with TLS"),
    SMTP_USER(Group.MAIL, null, "", "user name at the mail server"),
    SMTP_PASSWORD(Group.MAIL, null, "", "password at the mail server", true),
    SMTP_FROM(Group.MAIL, null, "", "sender address, needed with SMTP_HOST"),
    SMTP_FROM_NAME(Group.MAIL, "Datifyy", "", "sender's name"),
    SMTP_ENCRYPTION(Group.MAIL, null, "", "starttls, tls or none (this machine only); by the port when not given"),
    WEB_ADDRESS(Group.MAIL, null, "", "https address of the app, for mails that say where to go on"),

    MEETING_BASE_URL(
            Group.DATES,
            "https://meet.jit.si/",
            "https://meet.jit.si/",
            "https address below which the rooms of online dates are, such as that of a Jitsi server"),
    WEEKEND_NUDGES(
            Group.DATES,
            null,
            "true",
            "whether people are asked on Wednesdays for hours at the weekend; true in production, false in development"),

    SMS_ACCOUNT_SID(
            Group.SMS,
            null,
            "",
            "account at Twilio or a service with the same interface; without one nobody signs in by phone"),
    SMS_AUTH_TOKEN(Group.SMS, null, "", "its token", true),
    SMS_FROM(Group.SMS, null, "", "sender: a number, a short code, a name or a messaging service"),
    SMS_BASE_URL(Group.SMS, null, "", "where the service is, when it is not Twilio"),
    PHONE_DEFAULT_REGION(
            Group.SMS, null, "", "country of numbers written without one, like IN; without it they need a plus sign"),

    SLACK_WEBHOOK_URL(
            Group.SLACK,
            null,
            "",
            "incoming webhook of the channel in which the staff is told what happens; without one nothing is told",
            true),

    METRICS_TOKEN(
            Group.WATCHING,
            null,
            "",
            "whoever sends it as a bearer token reads the metrics at /metrics; without one there is no such page",
            true),
    SLOW_QUERY_MS(
            Group.WATCHING,
            "1000",
            "",
            "statements that take as many milliseconds are logged, without values; 0 to 60000, 0 for none"),
    OTEL_EXPORTER_OTLP_ENDPOINT(
            Group.WATCHING,
            null,
            "",
            "address of a collector that takes traces as OTLP over HTTP, without /v1/traces; without one nothing is traced"),
    OTEL_EXPORTER_OTLP_HEADERS(
            Group.WATCHING,
            null,
            "",
            "headers for it, like `Authorization=Bearer%20…`; several separated by commas",
            true),
    OTEL_TRACES_SAMPLER_ARG(Group.WATCHING, "0.1", "", "share of the traces that are sent, 0 to 1"),
    SENTRY_DSN(
            Group.WATCHING,
            null,
            "",
            "address of a project at Sentry where faults are reported, without anybody's data; without one none are",
            true),

    GOOGLE_CLIENT_IDS(Group.PROVIDERS, null, "", "client ids of your apps at Google, separated by commas"),
    APPLE_CLIENT_IDS(Group.PROVIDERS, null, "", "bundle and service ids of your apps at Apple, separated by commas"),
    FACEBOOK_APP_ID(Group.PROVIDERS, null, "", "app id at Facebook, together with its secret"),
    FACEBOOK_APP_SECRET(Group.PROVIDERS, null, "", "app secret at Facebook", true),
    FACEBOOK_EMAILS_ARE_VERIFIED(
            Group.PROVIDERS, "false", "", "whether an address that Facebook tells counts as proven");

    /// What a variable is about.
    public enum Group {
        GENERAL("General"),
        HTTP("REST interface"),
        GRPC("gRPC interface"),
        LIMITS("Limits"),
        DATABASE("PostgreSQL"),
        PHOTOS("Photos"),
        REDIS("Redis (optional)"),
        TOKENS("Sessions and passwords"),
        GEMINI("Gemini (optional)"),
        MAIL("Mail (optional)"),
        DATES("Dates"),
        SMS("Text messages (optional)"),
        SLACK("Slack (optional)"),
        WATCHING("Watching (optional)"),
        PROVIDERS("Signing in with others (optional)");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /// The heading in documents.
        public String title() {
            return title;
        }
    }

    private final Group group;
    private final @Nullable String fallback;
    private final String sample;
    private final String meaning;
    private final boolean secret;

    Variable(Group group, @Nullable String fallback, String sample, String meaning) {
        this(group, fallback, sample, meaning, false);
    }

    Variable(Group group, @Nullable String fallback, String sample, String meaning, boolean secret) {
        this.group = group;
        this.fallback = fallback;
        this.sample = sample;
        this.meaning = meaning;
        this.secret = secret;
    }

    /// What the variable is about.
    public Group group() {
        return group;
    }

    /// The value taken when the variable is unset or blank; absent where there is none or it depends on
    /// others.
    public @Nullable String fallback() {
        return fallback;
    }

    /// The value in `.env.example`; never usable as a secret.
    public String sample() {
        return sample;
    }

    /// One line for the operator.
    public String meaning() {
        return meaning;
    }

    /// Whether the value must be kept out of logs and messages.
    public boolean secret() {
        return secret;
    }
}
