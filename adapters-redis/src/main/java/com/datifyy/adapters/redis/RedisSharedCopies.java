package com.datifyy.adapters.redis;

import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.domain.shared.Refusal.Unavailable;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Copies that instances leave for one another in Redis: one `GETRANGE` to find one, one `SET` that nobody waits
/// for to keep one, which goes by itself.
///
/// An answer is waited for as long as reading from PostgreSQL would take on a bad day, and no longer: a Redis
/// that is slower than that is no help. No more of a value is asked for than a copy has: whatever somebody else
/// puts in its place, it does not fill the memory here.
public final class RedisSharedCopies implements SharedCopies {
    /// How long a copy is waited for.
    static final Duration PATIENCE = Duration.ofMillis(20);

    /// What is longer is not worth sending, neither here nor there; in bytes.
    static final int LONGEST = 64 * 1_024;

    /// As many characters as the longest copy is written in.
    private static final int MOST_CHARACTERS = (LONGEST + 2) / 3 * 4;

    /// How a copy of no bytes is written: an empty value is what Redis tells of a key that is not there.
    private static final String NO_BYTES = "=";

    static final String PREFIX = "datifyy:copy:";

    /// What they are found with.
    static final String FINDING = "getrange";

    /// What they are kept with.
    static final String KEEPING = "set";

    private final RedisConnection redis;
    private final HiddenNames names;

    /// @param secret the same in all instances that leave copies for one another; at least 16 bytes
    public RedisSharedCopies(RedisConnection redis, byte[] secret) {
        this.redis = redis;
        this.names = new HiddenNames(secret);
    }

    @Override
    public Found find(String name) {
        String key = names.key(PREFIX, name);
        try {
            return redis.askBriefly(
                    FINDING,
                    PATIENCE,
                    commands -> commands.getrange(key, 0, MOST_CHARACTERS)
                            .thenApply(RedisSharedCopies::read)
                            .exceptionallyCompose(RedisSharedCopies::noCopy));
        } catch (Unavailable away) {
            return Absence.NOT_ASKED;
        }
    }

    @Override
    public void keep(String name, Supplier<byte[]> copy, Duration life) {
        if (!redis.isConnected()) {
            return;
        }
        byte[] bytes = copy.get();
        if (bytes.length <= LONGEST) {
            String key = names.key(PREFIX, name);
            String value = bytes.length == 0 ? NO_BYTES : Base64.getEncoder().encodeToString(bytes);
            redis.tell(KEEPING, commands -> commands.set(key, value, SetArgs.Builder.px(life)));
        }
    }

    private static Found read(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return Absence.NOT_THERE;
        }
        return value.length() > MOST_CHARACTERS ? Absence.NOT_READABLE : decoded(value);
    }

    private static Found decoded(String value) {
        try {
            return new Copy(
                    value.equals(NO_BYTES) ? new byte[0] : Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException noBase64) {
            return Absence.NOT_READABLE;
        }
    }

    /// What is there but no text, such as a list, is an answer as well.
    private static CompletionStage<Found> noCopy(Throwable failure) {
        return Errors.isAboutTheKind(failure)
                ? CompletableFuture.completedFuture(Absence.NOT_READABLE)
                : CompletableFuture.failedFuture(failure);
    }
}
