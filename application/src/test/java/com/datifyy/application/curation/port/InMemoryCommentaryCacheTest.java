package com.datifyy.application.curation.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryCommentaryCacheTest implements CommentaryCacheContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryCommentaryCache cache = new InMemoryCommentaryCache(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public CommentaryCache cache() {
        return cache;
    }
}
