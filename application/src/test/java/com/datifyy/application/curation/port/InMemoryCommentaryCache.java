package com.datifyy.application.curation.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// Comments in memory.
public final class InMemoryCommentaryCache implements CommentaryCache {
    private final InMemoryTable<InputHash, Written> comments;

    public InMemoryCommentaryCache(InMemoryUnitOfWork units) {
        this.comments = new InMemoryTable<>(units);
    }

    @Override
    public Map<InputHash, Written> findAll(Collection<InputHash> hashes) {
        Map<InputHash, Written> found = new LinkedHashMap<>();
        hashes.forEach(hash -> comments.find(hash).ifPresent(comment -> found.put(hash, comment)));
        return found;
    }

    @Override
    public void keep(Collection<Written> made) {
        made.forEach(comment -> comments.put(comment.inputHash(), comment));
    }

    /// As if all were old.
    public void forgetAll() {
        comments.all().forEach(comment -> comments.remove(comment.inputHash()));
    }

    /// Nothing gets old here.
    @Override
    public int forgetOld() {
        return 0;
    }
}
