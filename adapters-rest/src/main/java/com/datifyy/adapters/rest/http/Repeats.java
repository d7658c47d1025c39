package com.datifyy.adapters.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.Idempotency.Given;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.KeptAnswer;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Answers a request that is sent again under the same `Idempotency-Key` like the first time.
final class Repeats {
    /// The header by which a client names its request.
    static final String KEY = "Idempotency-Key";

    /// Says that an answer is that of an earlier time.
    static final String AGAIN = "Idempotency-Replayed";

    private static final String JSON = "application/json; charset=utf-8";

    private final Idempotency idempotency;

    Repeats(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /// Lets the request be handled, unless it has a key and was.
    ///
    /// @param body reads what was sent
    /// @param handling answers it in JSON
    void once(Context context, Caller caller, RequestBody body, Runnable handling) {
        once(context, caller, () -> digest(context, body.bytes(context)), handling);
    }

    /// Lets a request of staff be handled, unless it has a key and was.
    ///
    /// @param body reads what was sent
    /// @param handling answers it in JSON
    void once(Context context, AdminCaller admin, RequestBody body, Runnable handling) {
        once(
                context,
                (key, work) -> idempotency.once(admin, key, digest(context, body.bytes(context)), work),
                handling);
    }

    /// Lets an upload be handled, unless it has a key and was.
    ///
    /// @param handling answers it in JSON
    void once(Context context, Caller caller, Upload upload, Runnable handling) {
        once(context, caller, () -> digest(context, (upload.digest() + upload.about()).getBytes(UTF_8)), handling);
    }

    private void once(Context context, Caller caller, Supplier<String> digest, Runnable handling) {
        once(context, (key, work) -> idempotency.once(caller, key, digest.get(), work), handling);
    }

    private static void once(
            Context context, BiFunction<String, Supplier<KeptAnswer>, Given> keeping, Runnable handling) {
        String key = context.header(KEY);
        if (key == null) {
            handling.run();
            return;
        }
        Given given = keeping.apply(key, () -> {
            handling.run();
            return new KeptAnswer(context.statusCode(), String.valueOf(context.result()));
        });
        if (given.again()) {
            context.status(given.answer().status());
            context.contentType(JSON);
            context.header(AGAIN, "true");
            context.result(given.answer().body());
        }
    }

    private static String digest(Context context, byte[] content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((context.method() + " " + context.path() + "?" + context.queryString() + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(sha.digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
