package com.datifyy.adapters.postgres.profile;

import static com.datifyy.adapters.postgres.schema.Tables.PHOTO_FILES;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.profile.port.PhotoStore;
import com.datifyy.application.profile.port.Picture;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoSize;
import java.util.Optional;
import org.jooq.Condition;

/// The pictures in PostgreSQL: nothing else has to be set up, and they are in its backups.
public final class PostgresPhotoStore implements PhotoStore {
    private final PostgresDatabase database;

    public PostgresPhotoStore(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void put(UserId owner, PhotoId photo, Picture picture) {
        database.writingAlone(statements -> statements
                .insertInto(PHOTO_FILES)
                .set(PHOTO_FILES.USER_ID, owner.value())
                .set(PHOTO_FILES.PHOTO_ID, photo.value())
                .set(PHOTO_FILES.FULL_SIZE, picture.full())
                .set(PHOTO_FILES.THUMBNAIL, picture.thumbnail())
                .onConflict(PHOTO_FILES.USER_ID, PHOTO_FILES.PHOTO_ID)
                .doUpdate()
                .set(PHOTO_FILES.FULL_SIZE, picture.full())
                .set(PHOTO_FILES.THUMBNAIL, picture.thumbnail())
                .execute());
    }

    @Override
    public Optional<byte[]> find(UserId owner, PhotoId photo, PhotoSize size) {
        var bytes = switch (size) {
            case FULL -> PHOTO_FILES.FULL_SIZE;
            case THUMBNAIL -> PHOTO_FILES.THUMBNAIL;
        };
        return database.reading()
                .select(bytes)
                .from(PHOTO_FILES)
                .where(is(owner, photo))
                .fetchOptional(bytes);
    }

    @Override
    public void delete(UserId owner, PhotoId photo) {
        database.writingAlone(statements ->
                statements.deleteFrom(PHOTO_FILES).where(is(owner, photo)).execute());
    }

    private static Condition is(UserId owner, PhotoId photo) {
        return PHOTO_FILES.USER_ID.eq(owner.value()).and(PHOTO_FILES.PHOTO_ID.eq(photo.value()));
    }
}
