package com.datifyy.adapters.redis;

import com.datifyy.domain.shared.Refusal.Unavailable;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A short Lua script that Redis runs as one step, on one key. Redis is told only its digest; the text
/// goes along when Redis does not know it yet, or has forgotten it.
record RedisScript(String text, String digest) {
    /// What scripts are run with.
    static final String COMMAND = "evalsha";

    /// The script in a file beside this class.
    ///
    /// @throws IllegalStateException when there is no such file
    static RedisScript load(String file) {
        try (var in = RedisScript.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no script " + file);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var sha1 = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new RedisScript(text, HexFormat.of().formatHex(sha1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Runs it; what it returns is whole numbers.
    ///
    /// @throws Unavailable when Redis does not answer, it fails there, or what comes is anything else: then
    ///     somebody else answers in place of Redis, or it runs another script
    List<Long> run(RedisConnection redis, String key, String... arguments) {
        String[] keys = {key};
        List<Object> answer = redis.ask(
                COMMAND,
                commands -> commands.<List<Object>>evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
                        .exceptionallyCompose(failure -> failure instanceof RedisNoScriptException
                                ? commands.eval(text, ScriptOutputType.MULTI, keys, arguments)
                                : CompletableFuture.failedFuture(failure)));
        return wholeNumbers(answer);
    }

    private static List<Long> wholeNumbers(@Nullable List<Object> answer) {
        if (answer == null || !answer.stream().allMatch(Long.class::isInstance)) {
            throw new Unavailable(RedisConnection.NAME);
        }
        return answer.stream().map(Long.class::cast).toList();
    }
}
