package com.datifyy.application.curation.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import java.time.LocalDate;
import java.util.List;

/// A budget in memory, for whom everybody is there.
public final class InMemoryCommentaryBudget implements CommentaryBudget {
    private record Share(LocalDate day, String whose) {}

    private final InMemoryTable<Share, Integer> taken;

    public InMemoryCommentaryBudget(InMemoryUnitOfWork units) {
        this.taken = new InMemoryTable<>(units);
    }

    @Override
    public int take(LocalDate day, Asking asking, int wanted, Daily daily) {
        int given = wanted;
        List<Integer> bounds = List.of(daily.everybody(), daily.each(), daily.person());
        List<Share> shares = shares(day, asking);
        for (int i = 0; i < shares.size(); i++) {
            given = Math.min(given, bounds.get(i) - taken.find(shares.get(i)).orElse(0));
        }
        int granted = Math.max(0, given);
        shares.forEach(share -> taken.put(share, taken.find(share).orElse(0) + granted));
        return granted;
    }

    @Override
    public void giveBack(LocalDate day, Asking asking, int unasked) {
        for (Share share : shares(day, asking)) {
            taken.find(share).ifPresent(asked -> taken.put(share, Math.max(0, asked - unasked)));
        }
    }

    private static List<Share> shares(LocalDate day, Asking asking) {
        return List.of(
                new Share(day, ""),
                new Share(day, "staff " + asking.staffMember()),
                new Share(day, "person " + asking.person()));
    }

    @Override
    public int asked(LocalDate day) {
        return taken.find(new Share(day, "")).orElse(0);
    }
}
