package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.security.Argon2Cost;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How sessions are signed and how long they last, and how passwords are hashed.
///
/// @param passwordHashingLimit how many may be hashed at once
/// @param passwordCost what one hash costs, which is no operator's decision: no variable says so
public record TokenSettings(
        Secret secret,
        @Nullable Secret previousSecret,
        Duration accessTokenLife,
        Duration idleLife,
        Duration sessionLife,
        Duration closingGrace,
        Duration eventsKept,
        int shortestPassword,
        int passwordHashingLimit,
        Argon2Cost passwordCost) {

    /// The least length of a signing secret: as many bytes as HS256 puts out.
    public static final int LEAST_SECRET_BYTES = 32;

    private static final int LEAST_DISTINCT_CHARACTERS = 10;

    /// Other services that check tokens by themselves learn of an ended session no sooner.
    private static final int MOST_MINUTES = 15;

    private static final int MOST_MINUTES_TRYING_OUT = 1440;
    private static final Set<String> SAMPLE_WORDS = Set.of(
            "replace-me",
            "replace_me",
            "replaceme",
            "change-me",
            "change_me",
            "changeme",
            "your-",
            "your_",
            "example",
            "sample",
            "placeholder",
            "secret-key",
            "secret_key",
            "supersecret",
            "super-secret",
            "jwt-secret",
            "jwt_secret",
            "development",
            "insecure",
            "password",
            "datifyy",
            "0123456789",
            "1234567890",
            "abcdefghij");

    static TokenSettings read(Reading reading, Mode mode) {
        var minutes = reading.whole(
                Variable.ACCESS_TOKEN_MINUTES, 1, mode == Mode.PRODUCTION ? MOST_MINUTES : MOST_MINUTES_TRYING_OUT);
        var idleDays = reading.whole(Variable.REFRESH_TOKEN_DAYS, 1, 90);
        var sessionDays = reading.whole(Variable.SESSION_DAYS, 1, 365);
        if (sessionDays < idleDays) {
            reading.problem(Variable.SESSION_DAYS, "must not be less than REFRESH_TOKEN_DAYS");
        }
        var secret = secret(reading, mode, Variable.JWT_SECRET);
        if (secret == null) {
            reading.problem(
                    Variable.JWT_SECRET,
                    "is missing: give at least 32 random bytes, for example from `openssl rand -base64 48`");
        }
        return new TokenSettings(
                secret == null ? new Secret("") : secret,
                secret(reading, mode, Variable.JWT_SECRET_PREVIOUS),
                Duration.ofMinutes(minutes),
                Duration.ofDays(idleDays),
                Duration.ofDays(sessionDays),
                Duration.ofDays(reading.whole(Variable.ACCOUNT_GRACE_DAYS, 1, 90)),
                Duration.ofDays(reading.whole(Variable.AUDIT_RETENTION_DAYS, 90, 3650)),
                reading.whole(Variable.PASSWORD_MIN_LENGTH, 8, 64),
                reading.whole(Variable.PASSWORD_HASHING_LIMIT, 1, 64),
                Argon2Cost.RECOMMENDED);
    }

    private static @Nullable Secret secret(Reading reading, Mode mode, Variable variable) {
        var secret = reading.secret(variable);
        if (secret == null) {
            return null;
        }
        if (secret.bytes() < LEAST_SECRET_BYTES) {
            reading.problem(
                    variable,
                    "is too short: it needs at least 32 random bytes, for example from `openssl rand -base64 48`");
        } else if (looksLikeASample(secret.value())) {
            if (mode == Mode.PRODUCTION) {
                reading.problem(
                        variable,
                        "is a sample value: make one of your own, for example with `openssl rand -base64 48`");
            } else {
                reading.warn(variable, "is a sample value: production would refuse it");
            }
        }
        return secret;
    }

    private static boolean looksLikeASample(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        return SAMPLE_WORDS.stream().anyMatch(lower::contains)
                || value.chars().distinct().count() < LEAST_DISTINCT_CHARACTERS;
    }
}
