package com.datifyy.adapters.rest.http;

import com.datifyy.application.shared.BodyLimits;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Receives files, a few at a time: however many are sent, so many are in memory.
public final class Uploads {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Semaphore places;
    private final Duration longest;

    /// @param atOnce how many files are in memory at once
    /// @param longest how long a file may take to arrive
    public Uploads(int atOnce, Duration longest) {
        this.places = new Semaphore(atOnce);
        this.longest = longest;
    }

    /// Reads the file of a request and lets it be handled, once there is a place for it. Whoever waited or sent it
    /// slowly is asked for again.
    ///
    /// @throws com.datifyy.domain.shared.Refusal when the caller is not let in any more
    /// @throws TooManyRequests when there is none for too long
    /// @throws HttpRefusal when the body is too large, too slow, or neither JSON nor a form with a file
    void receive(Context context, Consumer<Upload> handling) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw tooMany();
        }
        try {
            Upload upload = read(context);
            Admission.requireStill(context);
            handling.accept(upload);
        } finally {
            places.release();
        }
    }

    private Upload read(Context context) {
        String type = context.contentType();
        String boundary = FormUpload.boundaryIn(type);
        if (boundary == null && !RequestBody.holdsJson(context)) {
            throw HttpRefusal.neitherJsonNorForm();
        }
        try (InputStream body = new BoundedInput(context.bodyInputStream(), BodyLimits.WITH_FILE_IN_TEXT, longest)) {
            return boundary == null
                    ? JsonUpload.read(body, BodyLimits.FILE)
                    : FormUpload.read(body, boundary, BodyLimits.FILE);
        } catch (IOException brokenOff) {
            throw HttpRefusal.malformed("The body could not be read to its end");
        }
    }

    private static TooManyRequests tooMany() {
        return new TooManyRequests("Too many photos are being sent right now, please try again", Duration.ofSeconds(5));
    }
}
