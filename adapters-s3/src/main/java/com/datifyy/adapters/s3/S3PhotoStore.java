package com.datifyy.adapters.s3;

import com.datifyy.application.profile.port.PhotoStore;
import com.datifyy.application.profile.port.Picture;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The pictures in a bucket, one object for each size. Nobody but this service is to read it: what people
/// fetch goes through links that are checked for each of them.
///
/// Objects are named after owner, photo and size; a photo's name has 122 random bits.
public final class S3PhotoStore implements PhotoStore, AutoCloseable {
    private static final Map<String, String> PICTURE = Map.of("content-type", "image/jpeg", "cache-control", "private");
    private static final byte[] NOTHING = {};

    private final S3Connection connection;

    public S3PhotoStore(S3Bucket bucket, S3Timeouts timeouts, InstantSource clock) {
        this.connection = new S3Connection(bucket, timeouts, clock);
    }

    /// @throws Unavailable when the bucket cannot be reached or refuses; one size may be kept then
    @Override
    public void put(UserId owner, PhotoId photo, Picture picture) {
        for (PhotoSize size : PhotoSize.values()) {
            require(connection.ask("PUT", key(owner, photo, size), PICTURE, picture.bytes(size)));
        }
    }

    /// @throws Unavailable when the bucket cannot be reached or refuses
    @Override
    public Optional<byte[]> find(UserId owner, PhotoId photo, PhotoSize size) {
        S3Answer answer = connection.ask("GET", key(owner, photo, size), Map.of(), NOTHING);
        return answer.isMissing()
                ? Optional.empty()
                : Optional.of(require(answer).body());
    }

    /// @throws Unavailable when the bucket cannot be reached or refuses; one size may be left then
    @Override
    public void delete(UserId owner, PhotoId photo) {
        for (PhotoSize size : PhotoSize.values()) {
            S3Answer answer = connection.ask("DELETE", key(owner, photo, size), Map.of(), NOTHING);
            if (!answer.isMissing()) {
                require(answer);
            }
        }
    }

    private S3Answer require(S3Answer answer) {
        if (!answer.isDone()) {
            throw connection.unavailable(answer.meaning());
        }
        return answer;
    }

    private static String key(UserId owner, PhotoId photo, PhotoSize size) {
        return owner + "/" + photo + "/"
                + switch (size) {
                    case FULL -> "full.jpg";
                    case THUMBNAIL -> "thumbnail.jpg";
                };
    }

    @Override
    public void close() {
        connection.close();
    }
}
