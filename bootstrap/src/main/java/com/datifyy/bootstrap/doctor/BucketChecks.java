package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.adapters.s3.S3Bucket;
import com.datifyy.adapters.s3.S3Checkup;
import com.datifyy.adapters.s3.S3Standing;
import com.datifyy.adapters.s3.S3Standing.Objecting;
import com.datifyy.adapters.s3.S3Standing.Private;
import com.datifyy.adapters.s3.S3Standing.Public;
import com.datifyy.adapters.s3.S3Timeouts;
import com.datifyy.bootstrap.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of the bucket that keeps the pictures.
final class BucketChecks implements Checks {
    /// So short that all six questions, the last of which deletes what was put, end before the checkup does.
    private static final S3Timeouts TIMEOUTS =
            new S3Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(100));

    private final @Nullable S3Bucket bucket;

    BucketChecks(Settings settings) {
        this.bucket = settings.photos().bucket();
    }

    @Override
    public String subject() {
        return "photos";
    }

    @Override
    public List<Finding> call() {
        if (bucket == null) {
            return List.of(ok("photos", "kept in PostgreSQL, so a backup of it holds them"));
        }
        return findings(S3Checkup.look(bucket, TIMEOUTS, InstantSource.system()));
    }

    static List<Finding> findings(S3Standing standing) {
        return List.of(
                switch (standing) {
                    case Private() -> ok("photos", "the bucket keeps objects, and gives them to nobody else");
                    case Objecting(String why) ->
                        failure(
                                "photos",
                                "the bucket " + why,
                                "check the S3_ variables, this machine's clock, and that the key may put, get and delete"
                                        + " objects and list the bucket");
                    case Public(boolean listed) ->
                        failure(
                                "photos",
                                "the bucket gives " + (listed ? "objects and their names" : "objects")
                                        + " to whoever asks",
                                "make the bucket private: no public address, no policy for everybody; blocked and deleted"
                                        + " people's photos could be fetched");
                },
                warning("photos", "kept in a bucket, and in no backup of the database", "back the bucket up"));
    }
}
