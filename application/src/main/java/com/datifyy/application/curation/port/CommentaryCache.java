package com.datifyy.application.curation.port;

import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import java.util.Collection;
import java.util.Map;

/// Comments that were made before, by what they were made of.
public interface CommentaryCache {
    /// Those that are there.
    Map<InputHash, Written> findAll(Collection<InputHash> hashes);

    /// Keeps comments under the hashes they name; what was there under one of them is replaced.
    ///
    /// @throws IllegalStateException outside a unit of work
    void keep(Collection<Written> comments);

    /// Forgets those that are too old to be found.
    ///
    /// @return how many they were
    /// @throws IllegalStateException outside a unit of work
    int forgetOld();
}
