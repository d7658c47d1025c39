package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.application.watching.Watch;
import com.datifyy.bootstrap.settings.RedisSettings;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.wiring.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of Redis.
final class RedisChecks implements Checks {
    private final @Nullable RedisSettings settings;

    RedisChecks(Settings settings) {
        this.settings = settings.redis();
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
            return findings(settings, connection.ping());
        }
    }

    static List<Finding> findings(RedisSettings settings, boolean answers) {
        String where = settings.host() + ":" + settings.port();
        return List.of(
                settings.tls()
                        ? ok("redis", "asked over TLS")
                        : settings.plainlyPrivate()
                                ? ok("redis", "asked without TLS, on a private network")
                                : warning("redis", "asked without TLS", "use a rediss:// address"),
                answers
                        ? ok("redis", where + " answers")
                        : failure(
                                "redis",
                                where + " does not answer, or refuses the password",
                                "check REDIS_URL, its rediss://, and who may connect from here"));
    }
}
