package com.datifyy.application.curation.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The curated matches, in memory.
public final class InMemoryCuratedMatchRepository implements CuratedMatchRepository {
    private final InMemoryUnitOfWork units;
    private final InMemoryTable<CuratedMatchId, CuratedMatch> rows;

    public InMemoryCuratedMatchRepository(InMemoryUnitOfWork units) {
        this.units = units;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public boolean add(CuratedMatch match) {
        units.requireOpen();
        if (rows.find(match.id()).isPresent()
                || ofPair(match.lower(), match.higher()).isPresent()) {
            return false;
        }
        rows.put(match.id(), match);
        return true;
    }

    @Override
    public Optional<CuratedMatch> find(CuratedMatchId id) {
        return rows.find(id);
    }

    @Override
    public Optional<CuratedMatch> findForUpdate(CuratedMatchId id) {
        units.requireOpen();
        return rows.find(id);
    }

    @Override
    public Optional<CuratedMatch> ofPair(UserId one, UserId other) {
        return rows.findAll(match -> match.isOf(one) && match.isOf(other)).stream()
                .findFirst();
    }

    @Override
    public Map<UserId, CuratedMatch> between(UserId person, Collection<UserId> others) {
        Map<UserId, CuratedMatch> found = new HashMap<>();
        others.forEach(other -> ofPair(person, other).ifPresent(match -> found.put(other, match)));
        return found;
    }

    @Override
    public NumberedPage<CuratedMatch> in(CuratedMatchStatus status, NumberedPage.Wanted wanted) {
        List<CuratedMatch> all = rows.findAll(match -> match.status() == status);
        List<CuratedMatch> page = all.stream()
                .sorted(Comparator.comparing(CuratedMatch::createdAt)
                        .thenComparingInt(match -> match.id().value())
                        .reversed())
                .skip(wanted.offset())
                .limit(wanted.size())
                .toList();
        return new NumberedPage<>(page, wanted.page(), wanted.size(), all.size());
    }

    @Override
    public void save(CuratedMatch match) {
        rows.put(match.id(), match);
    }
}
