package com.datifyy.application.profile.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.PhotoId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What is known about people's photos; the pictures themselves are in a [PhotoStore].
public interface PhotoRepository {
    /// Somebody's gallery, which may be empty.
    Gallery of(UserId owner);

    /// Several galleries in one query; empty ones are left out.
    Map<UserId, Gallery> ofAll(Collection<UserId> owners);

    /// Whose photo it is.
    Optional<UserId> ownerOf(PhotoId photo);

    /// Replaces a gallery. Its owner has a profile, and is locked in this unit of work, so that two changes
    /// at once do not each replace the other's.
    void save(Gallery gallery);
}
