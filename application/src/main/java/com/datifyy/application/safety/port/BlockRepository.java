package com.datifyy.application.safety.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;

/// Who wants nothing to do with whom.
public interface BlockRepository {
    /// Adds a block; adding it again changes nothing.
    void add(Block block);

    /// Whether either of the two has blocked the other.
    boolean existsBetween(UserId one, UserId other);
}
