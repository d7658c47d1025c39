package com.datifyy.application.profile.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.PhotoId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The galleries, in memory. Profiles count their photos.
public final class InMemoryPhotoRepository implements PhotoRepository {
    private final InMemoryTable<UserId, Gallery> galleries;
    private final InMemoryProfileRepository profiles;
    private int looks;

    public InMemoryPhotoRepository(InMemoryUnitOfWork units, InMemoryProfileRepository profiles) {
        this.galleries = new InMemoryTable<>(units);
        this.profiles = profiles;
    }

    @Override
    public Gallery of(UserId owner) {
        looks++;
        return galleries.find(owner).orElse(Gallery.empty(owner));
    }

    @Override
    public Map<UserId, Gallery> ofAll(Collection<UserId> owners) {
        Map<UserId, Gallery> found = new LinkedHashMap<>();
        owners.forEach(owner -> galleries
                .find(owner)
                .filter(gallery -> !gallery.photos().isEmpty())
                .ifPresent(gallery -> found.put(owner, gallery)));
        return found;
    }

    @Override
    public Optional<UserId> ownerOf(PhotoId photo) {
        return galleries
                .findAll(gallery ->
                        gallery.photos().stream().anyMatch(one -> one.id().equals(photo)))
                .stream()
                .map(Gallery::owner)
                .findFirst();
    }

    @Override
    public void save(Gallery gallery) {
        if (profiles.find(gallery.owner()).isEmpty()) {
            throw new IllegalStateException(gallery.owner() + " has no profile");
        }
        galleries.put(gallery.owner(), gallery);
        profiles.countPhotos(gallery.owner(), gallery.photos().size());
    }

    /// How many galleries were asked for, one at a time.
    public int looks() {
        return looks;
    }

    /// Forgets the gallery of an account that is deleted.
    public void forget(UserId owner) {
        boolean _ = galleries.remove(owner);
    }
}
