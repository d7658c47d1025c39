package com.datifyy.application.profile.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The pictures, in memory, and apart from every unit of work.
public final class InMemoryPhotoStore implements PhotoStore {
    private record Name(UserId owner, PhotoId photo) {}

    private final Map<Name, Picture> pictures = new ConcurrentHashMap<>();
    private volatile boolean reachable = true;

    @Override
    public void put(UserId owner, PhotoId photo, Picture picture) {
        requireReachable();
        pictures.put(
                new Name(owner, photo),
                new Picture(picture.full().clone(), picture.thumbnail().clone(), picture.width(), picture.height()));
    }

    @Override
    public Optional<byte[]> find(UserId owner, PhotoId photo, PhotoSize size) {
        requireReachable();
        return Optional.ofNullable(pictures.get(new Name(owner, photo)))
                .map(picture -> picture.bytes(size).clone());
    }

    @Override
    public void delete(UserId owner, PhotoId photo) {
        requireReachable();
        pictures.remove(new Name(owner, photo));
    }

    /// How many pictures there are.
    public int count() {
        return pictures.size();
    }

    /// Makes every later call fail like a store that is down, until [#comeBack()].
    public void goDown() {
        reachable = false;
    }

    public void comeBack() {
        reachable = true;
    }

    private void requireReachable() {
        if (!reachable) {
            throw new Unavailable("The photo store");
        }
    }
}
