package com.datifyy.domain.profile;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The photos of one person, in the order in which they are shown. One of them is the primary one, which
/// stands for the person where there is room for a single photo; it need not be the first.
///
/// @param photos at most six
/// @param primary which one is primary; null only while there are none
public record Gallery(
        UserId owner, List<Photo> photos, @Nullable PhotoId primary) {
    /// The most photos somebody may have.
    public static final int MOST = 6;

    public Gallery {
        photos = List.copyOf(photos);
        Set<PhotoId> ids = new HashSet<>();
        photos.forEach(photo -> ids.add(photo.id()));
        boolean onePrimary = photos.isEmpty() ? primary == null : primary != null && ids.contains(primary);
        if (photos.size() > MOST || ids.size() != photos.size() || !onePrimary) {
            throw new IllegalArgumentException("no gallery: " + photos.size() + " photos");
        }
    }

    /// What somebody wants changed about one photo.
    ///
    /// @param primary whether it becomes the primary one
    /// @param order its new place, counted from 0, or null to leave it where it is
    /// @param caption its new caption, or null to leave it as it is
    public record Change(
            boolean primary,
            @Nullable Integer order,
            @Nullable String caption) {}

    /// The gallery of somebody who has not shown anything yet.
    public static Gallery empty(UserId owner) {
        return new Gallery(owner, List.of(), null);
    }

    /// @throws Conflict when there is no room for another photo
    public void requireRoom() {
        if (photos.size() >= MOST) {
            throw new Conflict("You already have " + MOST + " photos: delete one before you add another");
        }
    }

    /// The gallery with another photo. The first one becomes primary whether that is wished or not.
    ///
    /// @param wishedPrimary whether it takes the place of the primary one
    /// @param order its place, counted from 0; but 0, which clients send without meaning it, puts it at the end
    /// @throws Conflict when there is no room for it
    /// @throws InvalidInput when the place is below zero
    public Gallery with(Photo photo, boolean wishedPrimary, int order) {
        requireRoom();
        List<Photo> more = new ArrayList<>(photos);
        more.add(order == 0 ? more.size() : place(order, more.size()), photo);
        return changed(more, wishedPrimary || primary == null ? photo.id() : primary);
    }

    /// The gallery after a change of one photo; the others close up or make room.
    ///
    /// @throws NotFound when there is no such photo
    /// @throws InvalidInput when the caption is not acceptable or the place is below zero
    public Gallery with(PhotoId id, Change change) {
        Photo photo = find(id);
        Photo changed = change.caption() == null ? photo : photo.withCaption(change.caption());
        List<Photo> others = new ArrayList<>(photos);
        int before = others.indexOf(photo);
        others.remove(before);
        others.add(change.order() == null ? before : place(change.order(), others.size()), changed);
        return changed(others, change.primary() ? id : primary);
    }

    /// The gallery without a photo. If it was the primary one, the next in order takes its place, or the
    /// first after the last.
    ///
    /// @throws NotFound when there is no such photo
    public Gallery without(PhotoId id) {
        int place = photos.indexOf(find(id));
        List<Photo> rest = new ArrayList<>(photos);
        rest.remove(place);
        if (!id.equals(primary)) {
            return changed(rest, primary);
        }
        return changed(
                rest, rest.isEmpty() ? null : rest.get(place % rest.size()).id());
    }

    /// Every photo about which something else is said afterwards gets its next version, also where another
    /// photo's change moved it.
    private Gallery changed(List<Photo> after, @Nullable PhotoId primaryAfter) {
        List<Photo> next = new ArrayList<>();
        for (Photo photo : after) {
            next.add(isNewOrAsBefore(photo, next.size(), primaryAfter) ? photo : photo.withNextVersion());
        }
        return new Gallery(owner, next, primaryAfter);
    }

    private boolean isNewOrAsBefore(Photo photo, int place, @Nullable PhotoId primaryAfter) {
        for (int before = 0; before < photos.size(); before++) {
            if (photos.get(before).id().equals(photo.id())) {
                return before == place
                        && photos.get(before).equals(photo)
                        && photo.id().equals(primary) == photo.id().equals(primaryAfter);
            }
        }
        return true;
    }

    /// @throws NotFound when there is no such photo
    public Photo find(PhotoId id) {
        return photos.stream()
                .filter(photo -> photo.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("This photo"));
    }

    public boolean isPrimary(Photo photo) {
        return photo.id().equals(primary);
    }

    /// The place of a photo, counted from 0.
    public int orderOf(Photo photo) {
        return photos.indexOf(photo);
    }

    /// Places behind the last photo are the one right behind it.
    private static int place(int order, int others) {
        if (order < 0) {
            throw new InvalidInput("order", "must be at least 0");
        }
        return Math.min(order, others);
    }

    /// As others see it.
    public Gallery published() {
        return new Gallery(owner, photos.stream().map(Photo::published).toList(), primary);
    }
}
