package com.datifyy.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Gallery.Change;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GalleryTest {
    private static final UserId MAYA = new UserId(1);
    private static final Change NOTHING = new Change(false, null, null);

    private static PhotoId id(int number) {
        return new PhotoId(new UUID(0, number));
    }

    private static Photo photo(int number) {
        return new Photo(id(number), "photo " + number, Instant.EPOCH, 640, 480);
    }

    private static Gallery galleryOf(int photos) {
        Gallery gallery = Gallery.empty(MAYA);
        for (int number = 1; number <= photos; number++) {
            gallery = gallery.with(photo(number), false, 0);
        }
        return gallery;
    }

    private static List<Integer> numbers(Gallery gallery) {
        return gallery.photos().stream()
                .map(photo -> (int) photo.id().value().getLeastSignificantBits())
                .toList();
    }

    @Test
    void the_first_photo_becomes_primary_and_later_ones_follow_it() {
        Gallery gallery = galleryOf(3);

        assertThat(numbers(gallery)).containsExactly(1, 2, 3);
        assertThat(gallery.primary()).isEqualTo(id(1));
        assertThat(gallery.photos()).filteredOn(gallery::isPrimary).hasSize(1);
        assertThat(gallery.orderOf(photo(3))).isEqualTo(2);
    }

    @Test
    void f6_every_photo_about_which_something_else_is_said_gets_its_next_version() {
        Gallery gallery = galleryOf(4);

        assertThat(versions(gallery)).containsExactly(1L, 1L, 1L, 1L);
        assertThat(versions(gallery.with(id(2), NOTHING))).containsExactly(1L, 1L, 1L, 1L);
        assertThat(versions(gallery.with(id(2), new Change(false, null, "other"))))
                .containsExactly(1L, 2L, 1L, 1L);
        assertThat(versions(gallery.with(id(3), new Change(true, null, null)))).containsExactly(2L, 1L, 2L, 1L);
        assertThat(versions(gallery.with(id(3), new Change(false, 1, null)))).containsExactly(1L, 2L, 2L, 1L);
        assertThat(versions(gallery.without(id(1)))).containsExactly(2L, 2L, 2L);
        assertThat(versions(gallery.with(photo(5), false, 3))).containsExactly(1L, 1L, 1L, 1L, 2L);
        assertThat(gallery.with(id(2), new Change(true, 0, "other")).published().photos())
                .allMatch(photo -> photo.version() == 1);
    }

    private static List<Long> versions(Gallery gallery) {
        return gallery.photos().stream().map(Photo::version).toList();
    }

    @Test
    void a_photo_may_come_as_primary_and_to_a_place_of_its_own() {
        Gallery gallery = galleryOf(3).with(photo(9), true, 1);

        assertThat(numbers(gallery)).containsExactly(1, 9, 2, 3);
        assertThat(gallery.primary()).isEqualTo(id(9));
        assertThat(numbers(galleryOf(2).with(photo(9), false, 5))).containsExactly(1, 2, 9);
    }

    @Test
    void there_is_room_for_six() {
        Gallery full = galleryOf(6);

        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> full.with(photo(7), false, 0));
        assertThat(numbers(full.without(id(2)).with(photo(7), false, 0))).containsExactly(1, 3, 4, 5, 6, 7);
    }

    @Test
    void a_photo_moves_and_the_others_close_up() {
        assertThat(numbers(galleryOf(4).with(id(4), new Change(false, 0, null))))
                .containsExactly(4, 1, 2, 3);
        assertThat(numbers(galleryOf(4).with(id(1), new Change(false, 2, null))))
                .containsExactly(2, 3, 1, 4);
        assertThat(numbers(galleryOf(4).with(id(2), new Change(false, 99, null))))
                .containsExactly(1, 3, 4, 2);
    }

    @Test
    void what_a_change_does_not_name_stays() {
        Gallery gallery = galleryOf(3);

        assertThat(gallery.with(id(2), NOTHING)).isEqualTo(gallery);
        assertThat(gallery.with(id(2), new Change(true, null, null)).primary()).isEqualTo(id(2));
        assertThat(gallery.with(id(1), NOTHING).primary()).isEqualTo(id(1));
        assertThat(gallery.with(id(2), new Change(false, null, "")).find(id(2)).caption())
                .isEmpty();
    }

    @Test
    void the_next_in_order_takes_the_place_of_a_deleted_primary_photo() {
        assertThat(galleryOf(3).without(id(1)).primary()).isEqualTo(id(2));
        assertThat(galleryOf(3)
                        .with(id(3), new Change(true, null, null))
                        .without(id(3))
                        .primary())
                .isEqualTo(id(1));
        assertThat(galleryOf(3).without(id(2)).primary()).isEqualTo(id(1));
        assertThat(galleryOf(1).without(id(1))).isEqualTo(Gallery.empty(MAYA));
    }

    @Test
    void whatever_happens_exactly_one_is_primary_and_there_are_never_more_than_six() {
        Random random = new Random(7);
        Gallery gallery = Gallery.empty(MAYA);
        for (int step = 1; step < 2_000; step++) {
            int size = gallery.photos().size();
            if (size < Gallery.MOST && random.nextBoolean()) {
                gallery = gallery.with(photo(step), random.nextBoolean(), random.nextInt(8));
            } else if (size > 0) {
                PhotoId any = gallery.photos().get(random.nextInt(size)).id();
                gallery = random.nextBoolean()
                        ? gallery.without(any)
                        : gallery.with(any, new Change(random.nextBoolean(), random.nextInt(8), null));
            }
            assertThat(gallery.photos()).hasSizeLessThanOrEqualTo(Gallery.MOST).doesNotHaveDuplicates();
            assertThat(gallery.photos().stream().filter(gallery::isPrimary).count())
                    .isEqualTo(gallery.photos().isEmpty() ? 0 : 1);
        }
    }

    @Test
    void unknown_photos_and_places_below_zero_are_refused() {
        Gallery gallery = galleryOf(2);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.find(id(3)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.without(id(3)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.with(id(3), NOTHING));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> PhotoId.parse("3"));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> gallery.with(photo(3), false, -1));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> gallery.with(id(1), new Change(false, -1, null)));
    }

    @Test
    void captions_are_cleaned_like_other_texts() {
        Gallery gallery = galleryOf(1);

        assertThat(gallery.with(id(1), new Change(false, null, "  by the river "))
                        .find(id(1))
                        .caption())
                .isEqualTo("by the river");
        for (String bad : List.of("a".repeat(201), "two\nlines", "\u202Eback")) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> gallery.with(id(1), new Change(false, null, bad)))
                    .matches(refusal -> refusal.field().equals("caption"));
        }
    }
}
