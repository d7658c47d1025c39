package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.adapters.s3.S3Bucket;
import com.datifyy.adapters.s3.S3Checkup;
import com.datifyy.adapters.s3.S3Timeouts;
import com.datifyy.bootstrap.settings.Settings;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of the bucket that keeps the pictures.
final class BucketChecks implements Checks {
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
        return findings(S3Checkup.objection(bucket, S3Timeouts.usual(), InstantSource.system()));
    }

    /// @param objection why no picture would be found in it, null when one would
    static List<Finding> findings(@Nullable String objection) {
        return List.of(
                objection == null
                        ? ok("photos", "the bucket answers; send a photo and delete it to see that it takes them")
                        : failure(
                                "photos",
                                "the bucket " + objection,
                                "check the S3_ variables, this machine's clock, and that the key may list the bucket"),
                warning("photos", "kept in a bucket, and in no backup of the database", "back the bucket up"));
    }
}
