package com.datifyy.application.profile;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.matching.Sight;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.profile.port.LoosePictures;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoProcessor;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.PhotoStore;
import com.datifyy.application.profile.port.Picture;
import com.datifyy.application.shared.BodyLimits;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.Misses;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Gallery.Change;
import com.datifyy.domain.profile.Photo;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoLink;
import com.datifyy.domain.profile.PhotoViewer;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.Stale;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Showing, arranging and taking back photos of oneself, and fetching those that one was shown.
public final class PhotoGallery {
    /// The largest file somebody may send.
    public static final int MOST_BYTES = BodyLimits.FILE;

    /// How long a picture may be kept without being shown; keeping it takes less than a minute.
    public static final Duration UNSEEN = Duration.ofHours(1);

    private static final Set<String> TYPES = Set.of("image/jpeg", "image/jpg", "image/png", "image/webp");

    private final PhotoRepository photos;
    private final PhotoStore store;
    private final LoosePictures loose;
    private final PhotoProcessor processor;
    private final PhotoLinks links;
    private final UserRepository users;
    private final AdminRepository admins;
    private final PeopleIndex index;
    private final Sight sight;
    private final MatchCards cards;
    private final RequestLimits limits;
    private final Misses misses;
    private final IdGenerator ids;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public PhotoGallery(
            PhotoRepository photos,
            PhotoStore store,
            LoosePictures loose,
            PhotoProcessor processor,
            PhotoLinks links,
            UserRepository users,
            AdminRepository admins,
            PeopleIndex index,
            Sight sight,
            MatchCards cards,
            RequestLimits limits,
            Misses misses,
            IdGenerator ids,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.photos = photos;
        this.store = store;
        this.loose = loose;
        this.processor = processor;
        this.links = links;
        this.users = users;
        this.admins = admins;
        this.index = index;
        this.sight = sight;
        this.cards = cards;
        this.limits = limits;
        this.misses = misses;
        this.ids = ids;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// A file somebody sends.
    ///
    /// @param type what they say it is, or the empty text; it is not relied on
    /// @param primary whether it becomes the primary photo
    /// @param order its place, counted from 0; but 0 puts it at the end
    /// @param caption a line about it, or the empty text
    @SuppressWarnings("ArrayRecordComponent") // only carries the file from the transport; never compared
    public record Upload(byte[] file, String type, boolean primary, int order, String caption) {
        @Override
        public String toString() {
            return "Upload[" + file.length + " bytes]";
        }
    }

    /// A picture to hand out.
    ///
    /// @param jpeg null where whoever asks has it already
    /// @param tag differs where the picture does
    /// @param until when the link it was fetched by ends
    @SuppressWarnings("ArrayRecordComponent") // only carries the picture to the transport; never compared
    public record Fetched(byte @Nullable [] jpeg, String tag, Instant until) {
        @Override
        public String toString() {
            return "Fetched[" + tag + "]";
        }
    }

    /// A photo whose picture is kept, and which nobody is shown yet.
    ///
    /// @param primary whether it becomes the primary photo
    /// @param order its place, counted from 0; but 0 puts it at the end
    public record Kept(Photo photo, boolean primary, int order) {}

    /// Makes a picture of what the caller sends and keeps it; [#show] then adds it to their gallery. This
    /// takes its time and asks others, so it is no part of a unit of work. A picture that is not shown soon
    /// is deleted again.
    ///
    /// @throws InvalidInput when the file is too large, no picture of a kind that is taken, or broken, or its
    ///     caption or place is not acceptable
    /// @throws Conflict when there is no room for it
    /// @throws TooManyRequests when the caller sent too many today, or too many people send some now
    /// @throws Unavailable when it cannot be kept
    public Kept keep(Caller caller, Upload upload) {
        limits.admit(Flow.UPLOAD_PHOTO, caller.key());
        requireTaken(upload);
        photos.of(caller.id()).requireRoom();
        PhotoId id = ids.photoId();
        // What can be said without looking at the pixels is said first.
        Photo draft = new Photo(id, upload.caption(), clock.instant(), 1, 1);
        Picture picture = processor.process(upload.file());
        Photo photo = new Photo(id, draft.caption(), draft.uploadedAt(), picture.width(), picture.height());
        // Named before it is put: whatever happens from here on, it is known of.
        unitOfWork.run(() -> loose.note(caller.id(), id, clock.instant().plus(UNSEEN)));
        store.put(caller.id(), id, picture);
        return new Kept(photo, upload.primary(), upload.order());
    }

    /// Adds a photo that was kept to the caller's gallery.
    ///
    /// @throws Conflict when there is no room for it
    /// @throws Unavailable when it was kept so long ago that its picture is deleted
    public ShownPhoto show(Caller caller, Kept kept) {
        PhotoId id = kept.photo().id();
        Gallery gallery = change(caller.id(), before -> {
            // Half of its time at most, so that it is not being deleted while it gets its photo.
            if (clock.instant().isAfter(kept.photo().uploadedAt().plus(UNSEEN.dividedBy(2))) || !loose.forget(id)) {
                throw new Unavailable("The photo store");
            }
            return before.with(kept.photo(), kept.primary(), kept.order());
        });
        return shown(caller, gallery, id);
    }

    /// Makes one of the caller's photos primary, moves it, or writes something else under it.
    ///
    /// @param expectedVersion the version the caller read, or null to change whatever is there
    /// @throws NotFound when the caller has no such photo
    /// @throws Stale when the photo is no longer of the expected version
    /// @throws InvalidInput when caption or place is not acceptable
    public ShownPhoto change(Caller caller, PhotoId id, Change wished, @Nullable Long expectedVersion) {
        Gallery gallery = change(caller.id(), before -> {
            return before.with(expected(caller, before, id, expectedVersion).id(), wished);
        });
        return shown(caller, gallery, id);
    }

    /// The version that one of the caller's photos has now.
    ///
    /// @throws NotFound when the caller has no such photo
    public long version(Caller caller, PhotoId id) {
        return own(caller, photos.of(caller.id()), id).version();
    }

    /// Deletes one of the caller's photos: nobody is shown it from now on, and its picture goes within a minute
    /// or, if it cannot be reached, as soon as it can.
    ///
    /// @param expectedVersion the version the caller read, or null to delete whatever is there
    /// @throws NotFound when the caller has no such photo
    /// @throws Stale when the photo is no longer of the expected version
    public void delete(Caller caller, PhotoId id, @Nullable Long expectedVersion) {
        change(caller.id(), before -> {
            Gallery after =
                    before.without(expected(caller, before, id, expectedVersion).id());
            loose.note(caller.id(), id, clock.instant());
            return after;
        });
    }

    /// The picture behind a link. Whether its viewer may see it is asked again: since the link was made,
    /// either of the two may have left or blocked the other, and its owner may have hidden. The staff sees the
    /// photos of every account there is.
    ///
    /// @param sealed a link that was handed out
    /// @param held the tags of pictures that whoever asks has already; those are not read again
    /// @throws NotFound when the link was not, does not work any more, or leads to nothing that its viewer
    ///     may see: all look alike
    public Fetched fetch(String sealed, Set<String> held) {
        PhotoLink link = links.open(sealed)
                .filter(opened -> opened.works(clock.instant()))
                .orElseThrow(PhotoGallery::unknown);
        UserId owner = photos.ownerOf(link.photo()).orElseThrow(PhotoGallery::unknown);
        switch (link.viewer()) {
            case PhotoViewer.Person(UserId person) -> {
                if (!maySee(person, owner)) {
                    throw misses.by(person, unknown());
                }
            }
            case PhotoViewer.Staff(AdminId staff) -> requireMaySeeAnybody(staff);
        }
        String tag = link.photo() + "-" + link.size().name().toLowerCase(Locale.ROOT);
        byte[] jpeg = held.contains(tag)
                ? null
                : store.find(owner, link.photo(), link.size()).orElseThrow(PhotoGallery::unknown);
        return new Fetched(jpeg, tag, link.until());
    }

    private Photo expected(Caller caller, Gallery gallery, PhotoId id, @Nullable Long version) {
        Photo photo = own(caller, gallery, id);
        if (version != null && version != photo.version()) {
            throw new Stale("The photo");
        }
        return photo;
    }

    private Photo own(Caller caller, Gallery gallery, PhotoId id) {
        try {
            return gallery.find(id);
        } catch (NotFound unknown) {
            throw misses.by(caller.id(), unknown);
        }
    }

    private boolean maySee(UserId viewer, UserId owner) {
        return takesPart(owner) && (viewer.equals(owner) || (takesPart(viewer) && isInSight(viewer, owner)));
    }

    /// Also of accounts that were suspended, banned or closed: the staff looks at them until they are gone.
    private void requireMaySeeAnybody(AdminId staff) {
        boolean may = admins.find(staff)
                .filter(admin -> admin.active() && admin.role().may(Permission.SEE_USERS))
                .isPresent();
        if (!may) {
            throw unknown();
        }
    }

    private boolean isInSight(UserId viewer, UserId owner) {
        return index.find(viewer)
                .flatMap(seeker -> sight.of(seeker, owner, Moment.of(clock.instant())))
                .isPresent();
    }

    private boolean takesPart(UserId person) {
        return users.find(person).filter(user -> user.status().takesPart()).isPresent();
    }

    private static void requireTaken(Upload upload) {
        if (upload.file().length == 0) {
            throw new InvalidInput("photo_data", "is required");
        }
        if (upload.file().length > MOST_BYTES) {
            throw new InvalidInput("photo_data", "is larger than 10 MB");
        }
        if (!upload.type().isEmpty() && !TYPES.contains(upload.type().toLowerCase(Locale.ROOT))) {
            throw new InvalidInput("content_type", "must be image/jpeg, image/png or image/webp");
        }
        if (upload.order() < 0) {
            throw new InvalidInput("order", "must be at least 0");
        }
    }

    private Gallery change(UserId owner, UnaryOperator<Gallery> decision) {
        return unitOfWork.execute(() -> {
            User user = users.findForUpdate(owner).orElseThrow(() -> new NotFound("Your account"));
            Gallery gallery = decision.apply(photos.of(owner));
            photos.save(gallery);
            cards.accountChanged(user);
            return gallery;
        });
    }

    private ShownPhoto shown(Caller caller, Gallery gallery, PhotoId id) {
        return links.shown(gallery, caller.id(), clock.instant()).stream()
                .filter(shown -> shown.photo().id().equals(id))
                .findFirst()
                .orElseThrow(PhotoGallery::unknown);
    }

    private static NotFound unknown() {
        return new NotFound("This photo");
    }
}
