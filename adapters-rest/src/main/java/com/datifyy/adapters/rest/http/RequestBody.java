package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.application.shared.BodyBudget;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads bodies, and gives up on those that are too large, too slow or not JSON, or for which there is no
/// room now.
///
/// @param maxBytes the largest body
/// @param longest how long a body may take to arrive
/// @param budget how much all bodies together may hold
public record RequestBody(int maxBytes, Duration longest, BodyBudget budget) {
    private static final String READ = "body";
    private static final String SHARE = "share of the budget";
    private static final int CHUNK = 8_192;

    /// The same for bodies of at most so many bytes.
    RequestBody upTo(int bytes) {
        return new RequestBody(bytes, longest, budget);
    }

    /// Refuses a body by what its headers say, without reading it.
    ///
    /// @throws HttpRefusal when it announces more bytes than allowed
    public void checkAnnounced(Context context) {
        if (announcesTooMuch(context)) {
            throw HttpRefusal.tooLarge(maxBytes);
        }
    }

    /// The same for a body that carries a file.
    void checkAnnouncedFile(Context context) {
        if (announcesTooMuch(context)) {
            throw HttpRefusal.fileTooLarge();
        }
    }

    private boolean announcesTooMuch(Context context) {
        return context.req().getContentLengthLong() > maxBytes;
    }

    JsonNode json(Context context) {
        requireJson(context);
        try {
            return Json.read(bytes(context));
        } catch (Json.Malformed malformed) {
            throw HttpRefusal.malformed(malformed);
        }
    }

    /// The JSON in the body, or an empty object when there is no body.
    JsonNode jsonIfAny(Context context) {
        return context.req().getContentLengthLong() <= 0 && context.header("Transfer-Encoding") == null
                ? Json.object()
                : json(context);
    }

    /// The body as it came. It is read from the client once, and whoever sent it slowly is asked for again.
    ///
    /// @throws com.datifyy.domain.shared.Refusal when the caller is not let in any more
    byte[] bytes(Context context) {
        byte[] kept = context.attribute(READ);
        if (kept == null) {
            kept = read(context);
            Admission.requireStill(context);
            context.attribute(READ, kept);
        }
        return kept;
    }

    /// Forgets the body, and makes its room free for others.
    void release(Context context) {
        BodyBudget.Share share = context.attribute(SHARE);
        if (share != null) {
            context.attribute(READ, null);
            context.attribute(SHARE, null);
            share.close();
        }
    }

    private byte[] read(Context context) {
        BodyBudget.Share share = budget.share();
        context.attribute(SHARE, share);
        long deadline = System.nanoTime() + longest.toNanos();
        ByteArrayOutputStream read = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        try (InputStream body = context.bodyInputStream()) {
            int length = body.read(chunk);
            while (length >= 0) {
                if (read.size() + length > maxBytes) {
                    throw HttpRefusal.tooLarge(maxBytes);
                }
                if (System.nanoTime() > deadline) {
                    throw HttpRefusal.tooSlow();
                }
                share.take(length);
                read.write(chunk, 0, length);
                length = body.read(chunk);
            }
        } catch (IOException brokenOff) {
            throw HttpRefusal.malformed("The body could not be read to its end");
        }
        return read.toByteArray();
    }

    private static void requireJson(Context context) {
        if (!holdsJson(context)) {
            throw HttpRefusal.unsupportedType();
        }
    }

    /// Whether the headers announce JSON as it is read here.
    static boolean holdsJson(Context context) {
        String encoding = context.header("Content-Encoding");
        return isJson(context.contentType()) && (encoding == null || encoding.equalsIgnoreCase("identity"));
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return parts[0].strip().equals("application/json");
    }
}
