package com.datifyy.application.profile.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import java.time.Instant;
import java.util.List;

/// The names of pictures that belong to no photo: not yet, or no more. A [PhotoStore] has no part in units of
/// work, so its pictures are named here before they are put, and when they are to go.
public interface LoosePictures {
    /// One picture that is to be deleted.
    record LoosePicture(UserId owner, PhotoId photo) {}

    /// Notes a picture, inside a unit of work.
    ///
    /// @param deleteFrom from when on it is to be deleted, unless it is forgotten before
    void note(UserId owner, PhotoId photo, Instant deleteFrom);

    /// Forgets a picture, inside a unit of work: it has a photo now, or is deleted.
    ///
    /// @return whether it was noted
    boolean forget(PhotoId photo);

    /// The pictures that are to be deleted by now, those that waited longest first.
    List<LoosePicture> due(Instant now, int atMost);
}
