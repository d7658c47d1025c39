package com.datifyy.adapters.postgres.matching;

import com.datifyy.application.matching.port.RankCursor;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The best people of those seen so far, as many as a page and the beginning of the next one need.
final class Best {
    private final PageRequest page;
    private final @Nullable RankCursor cursor;
    private final int keep;
    private final Set<UserId> seen = new HashSet<>();

    /// The worst of those kept is on top, to be replaced by a better one.
    private final PriorityQueue<Ranked> kept;

    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the cursor is not one that was handed out
    Best(PageRequest page) {
        this.page = page;
        this.cursor = RankCursor.of(page);
        this.keep = page.limit() + 1;
        this.kept = new PriorityQueue<>(keep, Ranked.BEST_FIRST.reversed());
    }

    /// Whether somebody who has this rank at most could still be among them.
    boolean hasRoomFor(int rank, int id) {
        if (kept.size() < keep) {
            return true;
        }
        Ranked worst = kept.element();
        return rank > worst.rank()
                || (rank == worst.rank() && id < worst.card().owner().value());
    }

    /// Takes somebody in who belongs there. People are told apart: who changed while they were looked for may
    /// come twice.
    void see(Ranked ranked) {
        if ((cursor == null || cursor.isBefore(ranked))
                && seen.add(ranked.card().owner())) {
            kept.add(ranked);
            if (kept.size() > keep) {
                kept.remove();
            }
        }
    }

    Page<Ranked> page() {
        return RankCursor.page(kept.stream().sorted(Ranked.BEST_FIRST).toList(), page);
    }
}
