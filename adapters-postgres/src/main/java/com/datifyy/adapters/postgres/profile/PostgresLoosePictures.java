package com.datifyy.adapters.postgres.profile;

import static com.datifyy.adapters.postgres.schema.Tables.LOOSE_PICTURES;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.profile.port.LoosePictures;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import java.time.Instant;
import java.util.List;

/// The names of loose pictures in PostgreSQL, in the transactions in which they become loose or get a photo.
public final class PostgresLoosePictures implements LoosePictures {
    private final PostgresDatabase database;

    public PostgresLoosePictures(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void note(UserId owner, PhotoId photo, Instant deleteFrom) {
        database.writing()
                .insertInto(LOOSE_PICTURES)
                .set(LOOSE_PICTURES.PHOTO_ID, photo.value())
                .set(LOOSE_PICTURES.USER_ID, owner.value())
                .set(LOOSE_PICTURES.DELETE_FROM, deleteFrom)
                .onConflict(LOOSE_PICTURES.PHOTO_ID)
                .doUpdate()
                .set(LOOSE_PICTURES.DELETE_FROM, deleteFrom)
                .execute();
    }

    @Override
    public boolean forget(PhotoId photo) {
        return database.writing()
                        .deleteFrom(LOOSE_PICTURES)
                        .where(LOOSE_PICTURES.PHOTO_ID.eq(photo.value()))
                        .execute()
                == 1;
    }

    @Override
    public List<LoosePicture> due(Instant now, int atMost) {
        return database.reading()
                .select(LOOSE_PICTURES.USER_ID, LOOSE_PICTURES.PHOTO_ID)
                .from(LOOSE_PICTURES)
                .where(LOOSE_PICTURES.DELETE_FROM.le(now))
                .orderBy(LOOSE_PICTURES.DELETE_FROM)
                .limit(atMost)
                .fetch(row -> new LoosePicture(new UserId(row.value1()), new PhotoId(row.value2())));
    }
}
