package com.datifyy.application.safety.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Who wants nothing to do with whom.
public interface BlockRepository {
    /// Adds a block; adding it again changes nothing.
    void add(Block block);

    /// Takes a block back; one that is not there stays away.
    void remove(UserId blocker, UserId blocked);

    /// Whether the first has blocked the second.
    boolean has(UserId blocker, UserId blocked);

    /// Whether either of the two has blocked the other.
    boolean existsBetween(UserId one, UserId other);

    /// Those of several people who have blocked one person, or whom that person has blocked.
    Set<UserId> between(UserId person, Collection<UserId> others);

    /// All blocks of one person, newest first, equal times by the smaller id.
    List<Block> all(UserId blocker);

    /// The blocks of one person, newest first, equal times by the smaller id. Whoever does not take part is
    /// left out.
    NumberedPage<Block> by(UserId blocker, NumberedPage.Wanted wanted);
}
