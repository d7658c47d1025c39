package com.datifyy.application.profile.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The names of loose pictures, in memory.
public final class InMemoryLoosePictures implements LoosePictures {
    private record Row(LoosePicture picture, Instant deleteFrom) {}

    private final InMemoryTable<PhotoId, Row> rows;

    public InMemoryLoosePictures(InMemoryUnitOfWork units) {
        this.rows = new InMemoryTable<>(units);
    }

    @Override
    public void note(UserId owner, PhotoId photo, Instant deleteFrom) {
        rows.put(photo, new Row(new LoosePicture(owner, photo), deleteFrom));
    }

    @Override
    public boolean forget(PhotoId photo) {
        return rows.remove(photo);
    }

    @Override
    public List<LoosePicture> due(Instant now, int atMost) {
        return rows.findAll(row -> !row.deleteFrom().isAfter(now)).stream()
                .sorted(Comparator.comparing(Row::deleteFrom))
                .limit(atMost)
                .map(Row::picture)
                .toList();
    }
}
