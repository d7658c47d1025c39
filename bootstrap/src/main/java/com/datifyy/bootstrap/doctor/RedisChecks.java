package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.adapters.redis.RedisCheckup;
import com.datifyy.application.watching.Watch;
import com.datifyy.bootstrap.settings.Mode;
import com.datifyy.bootstrap.settings.RedisSettings;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.wiring.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The checks of Redis.
final class RedisChecks implements Checks {
    /// Of Upstash's free tier, 500,000 in a month of 31 days.
    private static final int FREE_COMMANDS_PER_DAY = 16_129;

    private final @Nullable RedisSettings settings;
    private final Mode mode;

    RedisChecks(Settings settings) {
        this.settings = settings.redis();
        this.mode = settings.mode();
    }

    @Override
    public String subject() {
        return "redis";
    }

    @Override
    public List<Finding> call() {
        if (settings == null) {
            return List.of(warning(
                    "redis",
                    "none: each instance counts limits for itself",
                    "give REDIS_URL before running more than one instance"));
        }
        try (var connection = Limits.connect(settings, Watch.NOBODY)) {
            return findings(settings, mode, RedisCheckup.of(connection));
        }
    }

    static List<Finding> findings(RedisSettings settings, Mode mode, RedisCheckup standing) {
        List<Finding> findings = new ArrayList<>(
                List.of(encryption(settings, mode), standing(settings.host() + ":" + settings.port(), standing)));
        long commands = (long) settings.limitsPerDay() + settings.copiesPerDay() + Limits.TRIALS_PER_DAY;
        if (settings.atUpstash() && commands > FREE_COMMANDS_PER_DAY) {
            findings.add(tooMany(commands));
        }
        return findings;
    }

    private static Finding tooMany(long commands) {
        return warning(
                "redis",
                String.format(
                        Locale.ROOT,
                        "each instance may send %,d commands a day, and Upstash's free tier bears %,d from all together",
                        commands,
                        FREE_COMMANDS_PER_DAY),
                "leave REDIS_LIMITS_PER_DAY and REDIS_COPIES_PER_DAY out, or lower them, unless the plan is a paid one");
    }

    private static Finding encryption(RedisSettings settings, Mode mode) {
        if (settings.tls()) {
            return ok("redis", "asked over TLS");
        }
        if (settings.plainlyPrivate()) {
            return ok("redis", "asked without TLS, on a private network");
        }
        String sentence = "asked without TLS, across a public network";
        String mend = "use a rediss:// address";
        return switch (mode) {
            case PRODUCTION -> failure("redis", sentence, mend);
            case DEVELOPMENT -> warning("redis", sentence, mend);
        };
    }

    private static Finding standing(String where, RedisCheckup standing) {
        return switch (standing) {
            case WELL -> ok("redis", where + " answers, counts limits, and keeps copies and gives them back");
            case AWAY ->
                failure(
                        "redis",
                        where + " does not answer, or refuses the password",
                        "check REDIS_URL, its rediss://, and who may connect from here");
            case DOES_NOT_COUNT ->
                failure(
                        "redis",
                        where + " answers, but does not run the script that counts limits",
                        "see whether it is full, a replica that can only be read, or forbids EVAL");
            case DOES_NOT_KEEP ->
                failure(
                        "redis",
                        where + " answers and counts limits, but keeps nothing for a while",
                        "see whether it is full, or allows some keys alone: the service's begin with datifyy:");
            case DOES_NOT_FIND ->
                failure(
                        "redis",
                        where + " answers, counts limits and keeps copies, but gives none of them back",
                        "see whether it forbids GETRANGE");
        };
    }
}
