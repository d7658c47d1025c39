package com.datifyy.application.profile.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Moves;
import java.util.Optional;

/// When people's locations changed.
public interface MoveRepository {
    /// Empty for whoever has not told a location since this is kept.
    Optional<Moves> find(UserId owner);

    /// Stores, or replaces, what is known of a person.
    void save(Moves moves);
}
