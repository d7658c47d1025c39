package com.datifyy.adapters.s3;

import com.datifyy.adapters.s3.S3Standing.Objecting;
import com.datifyy.adapters.s3.S3Standing.Private;
import com.datifyy.adapters.s3.S3Standing.Public;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/// One look at a bucket before anything relies on it: puts an object of a few bytes, asks for it, asks for it and for
/// the list of objects once more without a signature as anybody could, and deletes it.
public final class S3Checkup {
    private static final byte[] NOTHING = {};

    private S3Checkup() {}

    /// How the bucket stands. Takes as long as the timeouts allow, for each of the questions.
    public static S3Standing look(S3Bucket bucket, S3Timeouts timeouts, InstantSource clock) {
        String key = "doctor/" + UUID.randomUUID() + ".txt";
        byte[] probe = "Put by a checkup, and to be deleted by it.".getBytes(StandardCharsets.US_ASCII);
        try (var connection = new S3Connection(bucket, timeouts, clock)) {
            S3Answer put = connection.ask("PUT", key, Map.of("content-type", "text/plain"), probe);
            if (!put.isDone()) {
                return new Objecting("is asked to keep an object and " + put.meaning());
            }
            S3Standing found;
            S3Answer deleted;
            try {
                found = standing(connection, bucket, key, probe);
            } finally {
                deleted = connection.ask("DELETE", key, Map.of(), NOTHING);
            }
            return found instanceof Private && !deleted.isDone() && !deleted.isMissing()
                    ? new Objecting("is asked to delete an object and " + deleted.meaning())
                    : found;
        } catch (Unavailable _) {
            return new Objecting("cannot be reached, or does not answer in time");
        }
    }

    private static S3Standing standing(S3Connection connection, S3Bucket bucket, String key, byte[] probe) {
        S3Answer own = connection.ask("GET", key, Map.of(), NOTHING);
        if (!own.isDone()) {
            return new Objecting("is asked for an object and " + own.meaning());
        }
        if (!Arrays.equals(own.body(), probe)) {
            return new Objecting("gives back something else than was put");
        }
        boolean listed = isGiven(connection.askUnsigned(bucket.listing()));
        boolean read =
                bucket.addressesForAnybody(key).stream().anyMatch(address -> isGiven(connection.askUnsigned(address)));
        return read || listed ? new Public(listed) : new Private();
    }

    private static boolean isGiven(S3Answer answer) {
        return answer.status() == HttpURLConnection.HTTP_OK;
    }
}
