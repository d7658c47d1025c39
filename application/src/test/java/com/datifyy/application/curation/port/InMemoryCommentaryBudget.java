package com.datifyy.application.curation.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import java.time.LocalDate;
import java.util.List;

/// A budget in memory.
public final class InMemoryCommentaryBudget implements CommentaryBudget {
    private record Share(LocalDate day, String staffMember) {}

    private final InMemoryTable<Share, Integer> taken;

    public InMemoryCommentaryBudget(InMemoryUnitOfWork units) {
        this.taken = new InMemoryTable<>(units);
    }

    @Override
    public int take(LocalDate day, String staffMember, int wanted, Daily daily) {
        int own = taken.find(new Share(day, staffMember)).orElse(0);
        int all = taken.find(new Share(day, "")).orElse(0);
        int given = Math.max(0, Math.min(wanted, Math.min(daily.each() - own, daily.everybody() - all)));
        taken.put(new Share(day, staffMember), own + given);
        taken.put(new Share(day, ""), all + given);
        return given;
    }

    @Override
    public void giveBack(LocalDate day, String staffMember, int unasked) {
        for (String who : List.of("", staffMember)) {
            var share = new Share(day, who);
            taken.find(share).ifPresent(asked -> taken.put(share, Math.max(0, asked - unasked)));
        }
    }

    @Override
    public int asked(LocalDate day) {
        return taken.find(new Share(day, "")).orElse(0);
    }
}
