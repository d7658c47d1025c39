package com.datifyy.application.identity;

import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.domain.identity.User;
import java.time.Instant;

/// Hands people their own account, with the photo that stands for them.
public final class OwnAccounts {
    private final PhotoRepository photos;
    private final PhotoLinks links;

    public OwnAccounts(PhotoRepository photos, PhotoLinks links) {
        this.photos = photos;
        this.links = links;
    }

    OwnAccount of(User user, Instant now) {
        return new OwnAccount(user, links.primary(photos.of(user.id()), user.id(), now));
    }
}
