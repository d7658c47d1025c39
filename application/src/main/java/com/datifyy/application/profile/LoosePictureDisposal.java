package com.datifyy.application.profile;

import com.datifyy.application.profile.port.LoosePictures;
import com.datifyy.application.profile.port.LoosePictures.LoosePicture;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.PhotoStore;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.InstantSource;
import java.util.List;

/// Deletes pictures that belong to no photo: those of photos and accounts that were deleted, and those left
/// behind by uploads that came to nothing.
public final class LoosePictureDisposal {
    private static final int AT_ONCE = 100;

    private final LoosePictures loose;
    private final PhotoRepository photos;
    private final PhotoStore store;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public LoosePictureDisposal(
            LoosePictures loose, PhotoRepository photos, PhotoStore store, UnitOfWork unitOfWork, InstantSource clock) {
        this.loose = loose;
        this.photos = photos;
        this.store = store;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Deletes what is due, each picture by itself. It is forgotten only when it is gone, so a failure leaves
    /// it to the next time.
    ///
    /// @return how many were deleted
    /// @throws Unavailable when the store of pictures or that of names cannot be reached
    public int deleteDue() {
        int deleted = 0;
        List<LoosePicture> due;
        do {
            due = loose.due(clock.instant(), AT_ONCE);
            for (LoosePicture picture : due) {
                deleted += delete(picture) ? 1 : 0;
            }
        } while (due.size() == AT_ONCE && !Thread.currentThread().isInterrupted());
        return deleted;
    }

    /// A name that has a photo after all is a name only.
    private boolean delete(LoosePicture picture) {
        boolean isLoose = photos.ownerOf(picture.photo()).isEmpty();
        if (isLoose) {
            store.delete(picture.owner(), picture.photo());
        }
        unitOfWork.run(() -> {
            boolean _ = loose.forget(picture.photo());
        });
        return isLoose;
    }
}
