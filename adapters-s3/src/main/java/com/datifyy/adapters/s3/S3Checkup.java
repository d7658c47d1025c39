package com.datifyy.adapters.s3;

import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One look at a bucket before anything relies on it: asks for an object that nobody puts there. Whether
/// something may be put or deleted is not tried.
public final class S3Checkup {
    private static final String NOBODYS = "nobody/none.jpg";
    private static final byte[] NOTHING = {};

    private S3Checkup() {}

    /// Why no picture would be found in it, in our words and with the service's own word for it; null when one
    /// would. Takes as long as the timeouts allow.
    public static @Nullable String objection(S3Bucket bucket, S3Timeouts timeouts, InstantSource clock) {
        try (var connection = new S3Connection(bucket, timeouts, clock)) {
            S3Answer answer = connection.ask("GET", NOBODYS, Map.of(), NOTHING);
            return answer.isMissing() || answer.isDone() ? null : answer.meaning();
        } catch (Unavailable _) {
            return "cannot be reached, or does not answer in time";
        }
    }
}
