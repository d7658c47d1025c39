package com.datifyy.application.profile.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoSize;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of pictures keeps.
public interface PhotoStoreContract {
    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    PhotoId PHOTO = new PhotoId(new UUID(9, 1));
    PhotoId OTHER = new PhotoId(new UUID(9, 2));

    PhotoStore store();

    /// Makes [#MAYA] and [#ARJUN] known where that matters.
    void addPeople();

    @BeforeEach
    default void two_people() {
        addPeople();
    }

    private static Picture picture(int seed, int bytes) {
        Random random = new Random(seed);
        byte[] full = new byte[bytes];
        byte[] thumbnail = new byte[1 + bytes / 20];
        random.nextBytes(full);
        random.nextBytes(thumbnail);
        return new Picture(full, thumbnail, 640, 480);
    }

    @Test
    default void a_picture_comes_back_as_it_was_in_both_sizes() {
        Picture picture = picture(1, 700_000);
        store().put(MAYA, PHOTO, picture);

        for (PhotoSize size : PhotoSize.values()) {
            assertThat(store().find(MAYA, PHOTO, size))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(picture.bytes(size)));
        }
    }

    @Test
    default void pictures_are_kept_apart_by_owner_and_name() {
        store().put(MAYA, PHOTO, picture(1, 100));
        store().put(MAYA, OTHER, picture(2, 100));

        assertThat(store().find(ARJUN, PHOTO, PhotoSize.FULL)).isEmpty();
        store().delete(ARJUN, PHOTO);
        store().delete(MAYA, OTHER);
        assertThat(store().find(MAYA, PHOTO, PhotoSize.FULL)).isPresent();
        assertThat(store().find(MAYA, OTHER, PhotoSize.FULL)).isEmpty();
        assertThat(store().find(MAYA, OTHER, PhotoSize.THUMBNAIL)).isEmpty();
    }

    @Test
    default void putting_again_replaces_and_deleting_again_changes_nothing() {
        Picture later = picture(2, 50);
        store().put(MAYA, PHOTO, picture(1, 100));
        store().put(MAYA, PHOTO, later);

        assertThat(store().find(MAYA, PHOTO, PhotoSize.FULL))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(later.full()));
        store().delete(MAYA, PHOTO);
        assertThatCode(() -> store().delete(MAYA, PHOTO)).doesNotThrowAnyException();
        assertThat(store().find(MAYA, PHOTO, PhotoSize.FULL)).isEmpty();
    }
}
