package com.datifyy.adapters.postgres.profile;

import static com.datifyy.adapters.postgres.schema.Tables.PROFILE_PHOTOS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StandingQuestion;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Photo;
import com.datifyy.domain.profile.PhotoId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;

/// The galleries in PostgreSQL, which itself rules out two primary photos, two in one place and more than six.
public final class PostgresPhotoRepository implements PhotoRepository {
    private static final StandingQuestion OF_ALL = StandingQuestion.of(select(PROFILE_PHOTOS.fields())
            .from(PROFILE_PHOTOS)
            .where(PROFILE_PHOTOS.USER_ID.eq(any(param("owners", Integer[].class))))
            .orderBy(PROFILE_PHOTOS.USER_ID, PROFILE_PHOTOS.POSITION));

    private final PostgresDatabase database;

    public PostgresPhotoRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Gallery of(UserId owner) {
        return ofAll(List.of(owner)).getOrDefault(owner, Gallery.empty(owner));
    }

    @Override
    public Map<UserId, Gallery> ofAll(Collection<UserId> owners) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        Map<UserId, List<Record>> rows = new HashMap<>();
        database.ask(OF_ALL, question -> Ids.into(question, 1, owners))
                .forEach(
                        row -> rows.computeIfAbsent(new UserId(row.get(PROFILE_PHOTOS.USER_ID)), _ -> new ArrayList<>())
                                .add(row));
        Map<UserId, Gallery> galleries = new HashMap<>();
        rows.forEach((owner, photos) -> galleries.put(owner, gallery(owner, photos)));
        return galleries;
    }

    @Override
    public Optional<UserId> ownerOf(PhotoId photo) {
        return database.reading()
                .select(PROFILE_PHOTOS.USER_ID)
                .from(PROFILE_PHOTOS)
                .where(PROFILE_PHOTOS.ID.eq(photo.value()))
                .fetchOptional(row -> new UserId(row.value1()));
    }

    /// Six rows at most, so they are written anew: changed one by one, they would be in each other's place
    /// meanwhile.
    @Override
    public void save(Gallery gallery) {
        database.writing()
                .deleteFrom(PROFILE_PHOTOS)
                .where(PROFILE_PHOTOS.USER_ID.eq(gallery.owner().value()))
                .execute();
        if (gallery.photos().isEmpty()) {
            return;
        }
        var insert = database.writing()
                .insertInto(
                        PROFILE_PHOTOS,
                        PROFILE_PHOTOS.ID,
                        PROFILE_PHOTOS.USER_ID,
                        PROFILE_PHOTOS.POSITION,
                        PROFILE_PHOTOS.IS_PRIMARY,
                        PROFILE_PHOTOS.CAPTION,
                        PROFILE_PHOTOS.WIDTH,
                        PROFILE_PHOTOS.HEIGHT,
                        PROFILE_PHOTOS.VERSION,
                        PROFILE_PHOTOS.CREATED_AT);
        for (Photo photo : gallery.photos()) {
            insert = insert.values(
                    photo.id().value(),
                    gallery.owner().value(),
                    gallery.orderOf(photo),
                    gallery.isPrimary(photo),
                    photo.caption(),
                    photo.width(),
                    photo.height(),
                    photo.version(),
                    photo.uploadedAt());
        }
        insert.execute();
    }

    private static Gallery gallery(UserId owner, List<Record> rows) {
        PhotoId primary = rows.stream()
                .filter(row -> row.get(PROFILE_PHOTOS.IS_PRIMARY))
                .map(row -> new PhotoId(row.get(PROFILE_PHOTOS.ID)))
                .findFirst()
                .orElse(null);
        return new Gallery(
                owner, rows.stream().map(PostgresPhotoRepository::photo).toList(), primary);
    }

    private static Photo photo(Record row) {
        return new Photo(
                new PhotoId(row.get(PROFILE_PHOTOS.ID)),
                row.get(PROFILE_PHOTOS.CAPTION),
                row.get(PROFILE_PHOTOS.CREATED_AT),
                row.get(PROFILE_PHOTOS.WIDTH),
                row.get(PROFILE_PHOTOS.HEIGHT),
                row.get(PROFILE_PHOTOS.VERSION));
    }
}
