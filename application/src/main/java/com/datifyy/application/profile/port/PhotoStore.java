package com.datifyy.application.profile.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoSize;
import java.util.Optional;

/// Where pictures are kept. It may be another service, so it has no part in a unit of work: what is put
/// stays, and what is deleted is gone, whatever becomes of the unit.
public interface PhotoStore {
    /// Keeps a picture in both sizes, in place of an earlier one of the same name.
    void put(UserId owner, PhotoId photo, Picture picture);

    /// A picture as it was put, or nothing.
    Optional<byte[]> find(UserId owner, PhotoId photo, PhotoSize size);

    /// Deletes a picture in both sizes; deleting what is not there changes nothing.
    void delete(UserId owner, PhotoId photo);
}
