package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.s3.S3Bucket;
import com.datifyy.adapters.s3.S3Bucket.Part;
import org.jspecify.annotations.Nullable;

/// Where pictures are kept.
///
/// @param bucket null where they are kept in the database
public record PhotoSettings(@Nullable S3Bucket bucket) {

    static PhotoSettings read(Reading reading, Mode mode) {
        var kind = reading.word(Variable.PHOTO_STORE, PhotoStoreKind.class, PhotoStoreKind.POSTGRES);
        return new PhotoSettings(
                switch (kind) {
                    case POSTGRES -> {
                        if (reading.given(Variable.S3_BUCKET)) {
                            reading.warn(Variable.S3_BUCKET, "has no effect: PHOTO_STORE is not s3");
                        }
                        yield null;
                    }
                    case S3 -> bucket(reading, mode);
                });
    }

    private static @Nullable S3Bucket bucket(Reading reading, Mode mode) {
        var endpoint = part(reading, Variable.S3_ENDPOINT, Part.ENDPOINT);
        var region = part(reading, Variable.S3_REGION, Part.REGION);
        var name = part(reading, Variable.S3_BUCKET, Part.NAME);
        var keyId = part(reading, Variable.S3_ACCESS_KEY_ID, Part.ACCESS_KEY_ID);
        var secret = part(reading, Variable.S3_SECRET_ACCESS_KEY, Part.SECRET_ACCESS_KEY);
        var prefix = reading.given(Variable.S3_PREFIX) ? part(reading, Variable.S3_PREFIX, Part.PREFIX) : "";
        if (endpoint != null && mode == Mode.PRODUCTION && !S3Bucket.isEncrypted(endpoint)) {
            reading.problem(Variable.S3_ENDPOINT, "must begin with https:// in production");
        }
        if (endpoint == null || region == null || name == null || keyId == null || secret == null || prefix == null) {
            return null;
        }
        return new S3Bucket(endpoint, region, name, keyId, secret, prefix);
    }

    private static @Nullable String part(Reading reading, Variable variable, Part part) {
        return reading.fitting(variable, part.rule(), "is missing: PHOTO_STORE is s3");
    }
}
