package com.datifyy.application.profile.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Gallery.Change;
import com.datifyy.domain.profile.Photo;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.Profile;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of galleries keeps.
public interface PhotoRepositoryContract {
    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    UserId NOBODY = new UserId(3);

    UnitOfWork units();

    UserRepository users();

    ProfileRepository profiles();

    PhotoRepository photos();

    @BeforeEach
    default void two_people() {
        units().run(() -> {
            for (UserId person : List.of(MAYA, ARJUN)) {
                users().add(account(person.value()), HASH);
                profiles().add(Profile.started(person, "Somebody", TestClock.START));
            }
        });
    }

    private static Photo photo(int number) {
        return new Photo(
                new PhotoId(new UUID(9, number)), "photo " + number + " 🎈", TestClock.START, 640, 480 + number);
    }

    private static Gallery gallery(UserId owner, int... numbers) {
        Gallery gallery = Gallery.empty(owner);
        for (int number : numbers) {
            gallery = gallery.with(photo(number), false, 0);
        }
        return gallery;
    }

    private void save(Gallery gallery) {
        units().run(() -> {
            var _ = users().findForUpdate(gallery.owner());
            photos().save(gallery);
        });
    }

    @Test
    default void a_gallery_is_found_as_it_was_saved() {
        Gallery gallery = gallery(MAYA, 1, 2, 3).with(photo(2).id(), new Change(true, 0, "by the river"));
        save(gallery);

        assertThat(photos().of(MAYA)).isEqualTo(gallery);
        assertThat(photos().of(ARJUN)).isEqualTo(Gallery.empty(ARJUN));
        assertThat(photos().ofAll(List.of(MAYA, ARJUN, NOBODY)))
                .containsOnlyKeys(MAYA)
                .containsValue(gallery);
        assertThat(photos().ofAll(List.of())).isEmpty();
    }

    @Test
    default void every_change_of_a_gallery_can_be_saved() {
        Gallery gallery = gallery(MAYA, 1, 2, 3, 4, 5, 6);
        save(gallery);
        for (Gallery changed : List.of(
                gallery.with(photo(6).id(), new Change(true, 0, null)),
                gallery.without(photo(1).id()),
                gallery.without(photo(3).id()).with(photo(7), true, 1),
                Gallery.empty(MAYA),
                gallery)) {
            save(changed);
            assertThat(photos().of(MAYA)).isEqualTo(changed);
        }
    }

    @Test
    default void photos_are_counted_for_their_profile() {
        save(gallery(MAYA, 1, 2));
        assertThat(profiles().find(MAYA).orElseThrow().photos()).isEqualTo(2);

        save(gallery(MAYA, 1));
        assertThat(profiles().find(MAYA).orElseThrow().photos()).isEqualTo(1);
        assertThat(profiles().find(ARJUN).orElseThrow().photos()).isZero();
    }

    @Test
    default void a_photo_has_an_owner_until_it_is_deleted() {
        save(gallery(MAYA, 1));
        save(gallery(ARJUN, 2));

        assertThat(photos().ownerOf(photo(1).id())).contains(MAYA);
        assertThat(photos().ownerOf(photo(2).id())).contains(ARJUN);
        save(Gallery.empty(MAYA));
        assertThat(photos().ownerOf(photo(1).id())).isEmpty();
    }

    @Test
    default void nothing_is_saved_outside_a_unit_of_work_or_by_one_that_fails() {
        assertThatThrownBy(() -> photos().save(gallery(MAYA, 1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> units().run(() -> {
                    photos().save(gallery(MAYA, 1));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(photos().of(MAYA).photos()).isEmpty();
    }

    @Test
    default void f7_simultaneous_uploads_neither_lose_a_photo_nor_exceed_the_bound() throws Exception {
        List<Boolean> added = Crowd.of(
                12,
                number -> units().<Boolean>execute(() -> {
                    var _ = users().findForUpdate(MAYA);
                    Gallery present = photos().of(MAYA);
                    boolean room = present.photos().size() < Gallery.MOST;
                    if (room) {
                        photos().save(present.with(photo(number), true, 1));
                    }
                    return room;
                }));

        assertThat(added).filteredOn(Boolean::booleanValue).hasSize(Gallery.MOST);
        assertThat(photos().of(MAYA).photos()).hasSize(Gallery.MOST);
    }
}
