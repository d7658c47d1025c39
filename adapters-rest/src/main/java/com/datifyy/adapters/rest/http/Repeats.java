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
import java.util.function.Supplier;

/// Answers a request that is sent again under the same `Idempotency-Key` like the first time.
final class Repeats {
    /// The header by which a client names its request.
    static final String KEY = "Idempotency-Key";

    /// Says that an answer is that of an earlier time.
    static final String AGAIN = "Idempotency-Replayed";

    private static final String JSON = "application/json; charset=utf-8";

    /// Does work once, for somebody.
    private interface Keeping {
        Given once(String key, String request, Supplier<KeptAnswer> work);
    }

    private final Idempotency idempotency;

    Repeats(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /// Lets the request be handled, unless it has a key and was.
    ///
    /// @param body reads what was sent
    /// @param handling answers it in JSON
    void once(Context context, Caller caller, RequestBody body, Runnable handling) {
        once(context, body, handling, (key, request, work) -> idempotency.once(caller, key, request, work));
    }

    /// Lets a request of staff be handled, unless it has a key and was.
    ///
    /// @param body reads what was sent
    /// @param handling answers it in JSON
    void once(Context context, AdminCaller admin, RequestBody body, Runnable handling) {
        once(context, body, handling, (key, request, work) -> idempotency.once(admin, key, request, work));
    }

    private static void once(Context context, RequestBody body, Runnable handling, Keeping keeping) {
        String key = context.header(KEY);
        if (key == null) {
            handling.run();
        } else {
            String request = digest(context, body.bytes(context));
            tell(context, keeping.once(key, request, () -> answerOf(context, handling)));
        }
    }

    /// Lets an upload be handled, unless it has a key and was.
    ///
    /// @param beginning gives what answers it in JSON
    void once(Context context, Caller caller, Upload upload, Supplier<Runnable> beginning) {
        String key = context.header(KEY);
        if (key == null) {
            beginning.get().run();
        } else {
            String request = digest(context, (upload.digest() + upload.about()).getBytes(UTF_8));
            tell(context, idempotency.onceBegun(caller, key, request, () -> {
                Runnable rest = beginning.get();
                return () -> answerOf(context, rest);
            }));
        }
    }

    private static KeptAnswer answerOf(Context context, Runnable handling) {
        handling.run();
        return new KeptAnswer(context.statusCode(), String.valueOf(context.result()));
    }

    /// The answer of the first time; that of this time stands in the context already.
    private static void tell(Context context, Given given) {
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
