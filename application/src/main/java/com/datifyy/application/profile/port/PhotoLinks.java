package com.datifyy.application.profile.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Photo;
import com.datifyy.domain.profile.PhotoLink;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.profile.PhotoViewer;
import com.datifyy.domain.profile.ShownPhoto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Seals links to photos, so that nobody can make one or alter one.
public interface PhotoLinks {
    /// The link as text that can stand in a path; the same link always makes the same text.
    String seal(PhotoLink link);

    /// The link in a text; nothing when it was not sealed here.
    Optional<PhotoLink> open(String sealed);

    /// The photo that somebody shows first, as a person may fetch it from now on; null without any.
    default @Nullable ShownPhoto primary(@Nullable Gallery gallery, UserId viewer, Instant now) {
        return primary(gallery, new PhotoViewer.Person(viewer), now);
    }

    /// The photo that somebody shows first, as somebody may fetch it from now on; null without any.
    default @Nullable ShownPhoto primary(@Nullable Gallery gallery, PhotoViewer viewer, Instant now) {
        if (gallery != null) {
            for (Photo photo : gallery.photos()) {
                if (gallery.isPrimary(photo)) {
                    return shown(gallery, photo, viewer, now);
                }
            }
        }
        return null;
    }

    /// The photos of a gallery as a person may fetch them from now on.
    default List<ShownPhoto> shown(Gallery gallery, UserId viewer, Instant now) {
        return shown(gallery, new PhotoViewer.Person(viewer), now);
    }

    /// The photos of a gallery as somebody may fetch them from now on.
    default List<ShownPhoto> shown(Gallery gallery, PhotoViewer viewer, Instant now) {
        List<ShownPhoto> shown = new ArrayList<>();
        for (Photo photo : gallery.photos()) {
            shown.add(shown(gallery, photo, viewer, now));
        }
        return List.copyOf(shown);
    }

    private ShownPhoto shown(Gallery gallery, Photo photo, PhotoViewer viewer, Instant now) {
        return new ShownPhoto(
                photo,
                gallery.orderOf(photo),
                gallery.isPrimary(photo),
                seal(PhotoLink.from(now, photo.id(), PhotoSize.FULL, viewer)),
                seal(PhotoLink.from(now, photo.id(), PhotoSize.THUMBNAIL, viewer)));
    }
}
