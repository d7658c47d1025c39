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
/// the list of objects once more without a signature as anybody could, and deletes it, also when no answer told that it
/// was kept.
public final class S3Checkup {
    private static final byte[] NOTHING = {};

    private S3Checkup() {}

    /// How the bucket stands. Takes as long as the timeouts allow, for each of the six questions at most.
    public static S3Standing look(S3Bucket bucket, S3Timeouts timeouts, InstantSource clock) {
        String key = "doctor/" + UUID.randomUUID() + ".txt";
        byte[] probe = "Put by a checkup, and to be deleted by it.".getBytes(StandardCharsets.US_ASCII);
        try (var connection = new S3Connection(bucket, timeouts, clock)) {
            S3Standing found;
            S3Standing afterwards;
            try {
                found = standing(connection, bucket, key, probe);
            } finally {
                // Whatever was answered to the first question: the object may be there.
                afterwards = deleted(connection, key);
            }
            return found instanceof Private ? afterwards : found;
        }
    }

    /// How the bucket stands that was private before it was asked to delete the object.
    private static S3Standing deleted(S3Connection connection, String key) {
        try {
            S3Answer answer = connection.ask("DELETE", key, Map.of(), NOTHING);
            return answer.isDone() || answer.isMissing()
                    ? new Private()
                    : new Objecting("is asked to delete an object and " + answer.meaning());
        } catch (Unavailable _) {
            return new Objecting("is asked to delete an object and does not answer in time");
        }
    }

    private static S3Standing standing(S3Connection connection, S3Bucket bucket, String key, byte[] probe) {
        try {
            S3Answer put = connection.ask("PUT", key, Map.of("content-type", "text/plain"), probe);
            return put.isDone()
                    ? standingWith(connection, bucket, key, probe)
                    : new Objecting("is asked to keep an object and " + put.meaning());
        } catch (Unavailable _) {
            return new Objecting("cannot be reached, or does not answer in time");
        }
    }

    private static S3Standing standingWith(S3Connection connection, S3Bucket bucket, String key, byte[] probe) {
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
