package com.datifyy.application.profile;

import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.profile.PhotoGallery.Kept;
import com.datifyy.application.profile.PhotoGallery.Upload;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Gallery.Change;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.Stale;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoGalleryTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final PhotoGallery gallery = application.photoGallery;
    private final Caller maya = member("maya@example.org", "Maya", Gender.FEMALE);
    private final Caller arjun = member("arjun@example.org", "Arjun", Gender.MALE);

    private Caller member(String email, String name, Gender gender) {
        Caller caller = application.member(email, name);
        application.profileEditing.edit(caller, Changes.none().set(Basics.GENDER, gender), null);
        return caller;
    }

    private static Upload file(String words) {
        return new Upload(PlainPhotoProcessor.file(words), "image/jpeg", false, 0, words);
    }

    private ShownPhoto upload(Caller caller, String words) {
        return gallery.show(caller, gallery.keep(caller, file(words)));
    }

    private String fetched(String link) {
        return new String(gallery.fetch(link, Set.of()).jpeg(), UTF_8);
    }

    /// The photos of Maya as Arjun is shown them.
    private List<ShownPhoto> seenByArjun() {
        return application.peopleSearch.find(arjun, maya.id()).photos();
    }

    private List<ShownPhoto> own(Caller caller) {
        return application.profileEditing.read(caller).photos();
    }

    @Test
    void a_photo_is_kept_in_both_sizes_and_shown_to_its_owner() {
        ShownPhoto shown = upload(maya, "river");

        assertThat(shown.primary()).isTrue();
        assertThat(shown.order()).isZero();
        assertThat(shown.photo().caption()).isEqualTo("river");
        assertThat(shown.photo().uploadedAt()).isEqualTo(application.clock.instant());
        assertThat(fetched(shown.link())).isEqualTo("full picture river");
        assertThat(fetched(shown.thumbnailLink())).isEqualTo("small picture river");
        assertThat(own(maya)).containsExactly(shown);
    }

    @Test
    void others_see_all_photos_wherever_they_meet_somebody_by_links_of_their_own() {
        ShownPhoto first = upload(maya, "river");
        upload(maya, "hills");

        List<ShownPhoto> seen = seenByArjun();

        assertThat(seen)
                .extracting(ShownPhoto::photo)
                .extracting(photo -> photo.caption())
                .containsExactly("river", "hills");
        assertThat(seen.getFirst().link()).isNotEqualTo(first.link());
        assertThat(fetched(seen.getFirst().link())).isEqualTo("full picture river");
        assertThat(application
                        .recommendations
                        .recommend(arjun, new PageRequest(10, null))
                        .items())
                .singleElement()
                .satisfies(met -> assertThat(met.photos()).isEqualTo(seen));
    }

    @Test
    void completion_and_match_card_follow_the_photos() {
        int before = application.profileEditing.read(maya).profile().completion();
        ShownPhoto shown = upload(maya, "river");

        assertThat(application.profileEditing.read(maya).profile().completion()).isEqualTo(before + 10);
        assertThat(photosOnCard()).isEqualTo(2);
        gallery.delete(maya, shown.photo().id(), null);
        assertThat(photosOnCard()).isEqualTo(1);
    }

    /// The trait counts from one: nothing is left for not knowing.
    private long photosOnCard() {
        return application.index.find(maya.id()).orElseThrow().traits().number(Criterion.PHOTOS);
    }

    @Test
    void photos_are_arranged_described_and_deleted() {
        PhotoId river = upload(maya, "river").photo().id();
        PhotoId hills = upload(maya, "hills").photo().id();

        ShownPhoto changed = gallery.change(maya, hills, new Change(true, 0, "the hills"), null);

        assertThat(changed.primary()).isTrue();
        assertThat(changed.photo().caption()).isEqualTo("the hills");
        assertThat(own(maya)).extracting(shown -> shown.photo().id()).containsExactly(hills, river);
        gallery.delete(maya, hills, null);
        assertThat(own(maya)).singleElement().matches(ShownPhoto::primary);
        assertThat(application.pictureDisposal.deleteDue()).isEqualTo(1);
        assertThat(application.pictures.count()).isEqualTo(1);
    }

    @Test
    void nobody_changes_or_deletes_somebody_elses_photo() {
        PhotoId river = upload(maya, "river").photo().id();

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.delete(arjun, river, null));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> gallery.change(arjun, river, new Change(true, null, "mine"), null));
        assertThat(own(maya)).hasSize(1);
        assertThat(application.pictures.count()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_taken_leaves_nothing_behind() {
        for (Upload bad : List.of(
                new Upload(new byte[0], "image/png", false, 0, ""),
                new Upload(new byte[PhotoGallery.MOST_BYTES + 1], "", false, 0, ""),
                new Upload("nothing".getBytes(UTF_8), "image/png", false, 0, ""),
                new Upload(PlainPhotoProcessor.file("a"), "text/html", false, 0, ""),
                new Upload(PlainPhotoProcessor.file("a"), "", false, -1, ""),
                new Upload(PlainPhotoProcessor.file("a"), "", false, 0, "x".repeat(201)))) {
            assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> gallery.keep(maya, bad));
        }
        for (int number = 0; number < Gallery.MOST; number++) {
            upload(maya, "photo " + number);
        }
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> upload(maya, "too many"));
        assertThat(application.pictures.count()).isEqualTo(Gallery.MOST);
    }

    @Test
    void a_photo_whose_picture_cannot_be_kept_is_not_there() {
        application.pictures.goDown();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> upload(maya, "river"));
        application.pictures.comeBack();

        assertThat(own(maya)).isEmpty();
    }

    @Test
    void a_photo_is_deleted_while_the_store_is_away_and_its_picture_when_it_is_back() {
        PhotoId river = upload(maya, "river").photo().id();
        application.pictures.goDown();
        gallery.delete(maya, river, null);

        assertThat(own(maya)).isEmpty();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(application.pictureDisposal::deleteDue);
        application.pictures.comeBack();
        assertThat(application.pictureDisposal.deleteDue()).isEqualTo(1);
        assertThat(application.pictures.count()).isZero();
        assertThat(application.pictureDisposal.deleteDue()).isZero();
    }

    @Test
    void d7_a_picture_that_was_kept_and_never_shown_is_deleted_after_a_while() {
        Kept kept = gallery.keep(maya, file("river"));

        assertThat(application.pictureDisposal.deleteDue()).isZero();
        application.clock.advance(PhotoGallery.UNSEEN);
        assertThat(application.pictureDisposal.deleteDue()).isEqualTo(1);
        assertThat(application.pictures.count()).isZero();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> gallery.show(maya, kept));
        assertThat(own(maya)).isEmpty();
    }

    @Test
    void what_was_kept_half_its_time_ago_is_not_shown_any_more() {
        Kept kept = gallery.keep(maya, file("river"));
        application.clock.advance(PhotoGallery.UNSEEN.dividedBy(2).plusSeconds(1));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> gallery.show(maya, kept));
        application.clock.advance(PhotoGallery.UNSEEN);
        assertThat(application.pictureDisposal.deleteDue()).isEqualTo(1);
    }

    @Test
    void d7_a_picture_that_cannot_be_shown_is_deleted_and_one_that_is_shown_is_not() {
        Kept late = gallery.keep(maya, file("late"));
        for (int number = 0; number < Gallery.MOST; number++) {
            upload(maya, "photo " + number);
        }
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> gallery.show(maya, late));

        application.clock.advance(PhotoGallery.UNSEEN);
        assertThat(application.pictureDisposal.deleteDue()).isEqualTo(1);
        assertThat(application.pictures.count()).isEqualTo(Gallery.MOST);
    }

    @Test
    void a_picture_that_has_a_photo_after_all_is_not_deleted() {
        PhotoId river = upload(maya, "river").photo().id();
        application.units.run(() -> application.loosePictures.note(maya.id(), river, application.clock.instant()));

        assertThat(application.pictureDisposal.deleteDue()).isZero();
        assertThat(application.pictures.count()).isEqualTo(1);
        assertThat(application.loosePictures.due(application.clock.instant(), 10))
                .isEmpty();
    }

    @Test
    void more_pictures_than_one_portion_are_deleted_in_one_go() {
        for (int number = 0; number < 101; number++) {
            Kept _ = gallery.keep(maya, file("photo " + number));
        }
        application.clock.advance(PhotoGallery.UNSEEN);

        assertThat(application.pictureDisposal.deleteDue()).isEqualTo(101);
        assertThat(application.pictures.count()).isZero();
    }

    @Test
    void f7_uploads_are_capped_by_person() {
        upload(maya, "river");
        application.exhaust("upload-photo");

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> upload(maya, "hills"));
        assertThat(application.keysOf("upload-photo")).containsExactly("person " + maya.id());
    }

    @Test
    void a_picture_that_is_held_already_is_not_read_again() {
        upload(maya, "river");
        String link = seenByArjun().getFirst().link();
        String tag = gallery.fetch(link, Set.of()).tag();
        application.pictures.goDown();

        assertThat(gallery.fetch(link, Set.of("other", tag)).jpeg()).isNull();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> gallery.fetch(link, Set.of("other")));
        application.units.run(
                () -> application.blocks.add(new Block(maya.id(), arjun.id(), "", application.clock.instant())));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(link, Set.of(tag)));
    }

    @Test
    void f6_only_the_version_that_was_read_is_changed() {
        PhotoId river = upload(maya, "river").photo().id();
        ShownPhoto hills = upload(maya, "hills");
        long read = hills.photo().version();
        assertThat(gallery.version(maya, river)).isEqualTo(1);

        ShownPhoto changed = gallery.change(maya, hills.photo().id(), new Change(true, null, "the hills"), read);

        assertThat(changed.photo().version()).isEqualTo(read + 1);
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> gallery.change(maya, hills.photo().id(), new Change(false, null, "late"), read));
        assertThatExceptionOfType(Stale.class)
                .as("it is primary no more")
                .isThrownBy(() -> gallery.change(maya, river, new Change(false, null, "late"), 1L));
        assertThat(own(maya)).extracting(shown -> shown.photo().caption()).containsExactly("river", "the hills");
        assertThat(seenByArjun())
                .as("nobody else learns how often it changed")
                .allMatch(shown -> shown.photo().version() == 1);
    }

    @Test
    void d14_photos_that_are_not_ones_own_or_not_shown_count_as_misses() {
        Caller ravi = member("ravi@example.com", "Ravi", Gender.MALE);
        PhotoId river = upload(maya, "river").photo().id();
        String seen = seenByArjun().getFirst().link();
        assertThat(fetched(seen)).isNotEmpty();
        assertThat(application.keysOf("people-misses")).isEmpty();

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> gallery.change(ravi, river, new Change(true, null, "mine"), null));
        assertThat(application.keysOf("people-misses")).containsExactly("person " + ravi.id());
        application.units.run(
                () -> application.blocks.add(new Block(maya.id(), arjun.id(), "", application.clock.instant())));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(seen, Set.of()));
        assertThat(application.keysOf("people-misses"))
                .containsExactlyInAnyOrder("person " + ravi.id(), "person " + arjun.id());
    }

    @Test
    void d10_a_link_ends_and_cannot_be_made_or_altered() {
        upload(maya, "river");
        String link = seenByArjun().getFirst().link();

        for (String other : List.of("", "x", link.substring(1), "a".repeat(4_000))) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(other, Set.of()));
        }
        application.clock.advance(Duration.ofMinutes(15));
        assertThat(fetched(link)).isNotEmpty();
        application.clock.advance(Duration.ofMinutes(15));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(link, Set.of()));
    }

    @Test
    void d10_a_link_does_not_outlive_the_photo() {
        PhotoId river = upload(maya, "river").photo().id();
        String link = seenByArjun().getFirst().link();
        gallery.delete(maya, river, null);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(link, Set.of()));
    }

    @Test
    void d5_links_that_were_handed_out_before_a_block_show_nothing_after_it() {
        upload(maya, "river");
        String seen = seenByArjun().getFirst().link();
        String own = own(maya).getFirst().link();

        application.units.run(
                () -> application.blocks.add(new Block(maya.id(), arjun.id(), "", application.clock.instant())));

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(seen, Set.of()));
        assertThat(fetched(own)).isNotEmpty();
    }

    @Test
    void d6_links_of_and_for_whoever_does_not_take_part_any_more_show_nothing() {
        upload(maya, "river");
        String seen = seenByArjun().getFirst().link();
        String own = own(maya).getFirst().link();

        setStatus(arjun, AccountStatus.BANNED);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(seen, Set.of()));
        setStatus(arjun, AccountStatus.ACTIVE);
        setStatus(maya, AccountStatus.SUSPENDED);
        for (String link : List.of(seen, own)) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(link, Set.of()));
        }
    }

    @ParameterizedTest
    @EnumSource(AdminRole.class)
    void the_staff_sees_photos_by_links_of_its_own_whatever_became_of_the_account_until_it_is_gone(AdminRole role) {
        upload(maya, "river");
        AdminCaller moderator = application.staff(role);

        for (AccountStatus status : AccountStatus.values()) {
            setStatus(maya, status);
            assertThat(fetched(seenBy(moderator).link())).as(status.name()).isEqualTo("full picture river");
        }
        String link = seenBy(moderator).link();
        assertThat(application
                        .userDirectory
                        .details(moderator, maya.id())
                        .line()
                        .photo())
                .isEqualTo(seenBy(moderator));
        application.units.run(
                () -> application.blocks.add(new Block(arjun.id(), maya.id(), "", application.clock.instant())));
        assertThat(fetched(link)).as("blocks do not concern the staff").isNotEmpty();

        setStatus(maya, AccountStatus.ACTIVE);
        gallery.delete(maya, seenBy(moderator).photo().id(), null);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(link, Set.of()));
        assertThat(application.keysOf("people-misses")).as("nobody probes").isEmpty();
    }

    @Test
    void c8_a_link_for_the_staff_works_while_they_belong_to_it_and_ends_like_any() {
        upload(maya, "river");
        AdminCaller boss = application.staff(AdminRole.SUPER_ADMIN);
        AdminCaller moderator = application.staff(AdminRole.MODERATOR);
        String link = seenBy(moderator).link();
        String another = seenBy(boss).link();
        assertThat(link).isNotEqualTo(another).isNotEqualTo(own(maya).getFirst().link());

        application.adminDirectory.remove(boss, moderator.id());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(link, Set.of()));
        assertThat(fetched(another)).isNotEmpty();
        application.clock.advance(Duration.ofMinutes(30));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(another, Set.of()));
    }

    /// Maya's only photo as a member of staff is shown it.
    private ShownPhoto seenBy(AdminCaller admin) {
        return application
                .userDirectory
                .details(admin, maya.id())
                .profile()
                .photos()
                .getFirst();
    }

    @Test
    void d6_links_that_were_handed_out_before_somebody_hid_show_nothing_after_it() {
        upload(maya, "river");
        String seen = seenByArjun().getFirst().link();
        String own = own(maya).getFirst().link();

        var _ = application.settingsEditing.edit(maya, Changes.none().set(PrivacySettings.INCOGNITO_MODE, true), null);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gallery.fetch(seen, Set.of()));
        assertThat(fetched(own)).isNotEmpty();
    }

    private void setStatus(Caller person, AccountStatus status) {
        application.units.run(() -> application.users.save(
                application.users.find(person.id()).orElseThrow().withStatus(status)));
    }

    @Test
    void d7_pictures_go_with_the_account_and_not_before() {
        upload(maya, "river");
        upload(arjun, "hills");
        var _ = application.accountClosure.close(maya, () -> PASSWORD, () -> "", () -> "", VISITOR);

        assertThat(application.accountClosure.purgeDue()).isZero();
        assertThat(application.pictures.count()).isEqualTo(2);
        application.clock.advance(Duration.ofDays(31));
        assertThat(application.accountClosure.purgeDue()).isEqualTo(1);
        assertThat(application.pictureDisposal.deleteDue()).isEqualTo(1);
        assertThat(application.pictures.count()).isEqualTo(1);
    }

    @Test
    void d8_the_export_lists_the_photos() {
        upload(maya, "river");

        assertThat(application
                        .dataExport
                        .export(maya, VISITOR.network())
                        .profile()
                        .photos())
                .isEqualTo(own(maya));
    }
}
