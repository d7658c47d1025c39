package com.datifyy.application.curation.port;

import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The suggestions, in memory.
public final class InMemorySuggestionRepository implements SuggestionRepository {
    private final InMemoryUnitOfWork units;
    private final PeopleIndex people;
    private final BlockRepository blocks;
    private final InMemoryTable<SuggestionId, Suggestion> rows;

    public InMemorySuggestionRepository(InMemoryUnitOfWork units, PeopleIndex people, BlockRepository blocks) {
        this.units = units;
        this.people = people;
        this.blocks = blocks;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public boolean add(Suggestion suggestion) {
        units.requireOpen();
        boolean taken = rows.find(suggestion.id()).isPresent()
                || !rows.findAll(other -> other.match().equals(suggestion.match())
                                && other.recipient().equals(suggestion.recipient()))
                        .isEmpty();
        if (!taken) {
            rows.put(suggestion.id(), suggestion);
        }
        return !taken;
    }

    @Override
    public Optional<Suggestion> find(SuggestionId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Suggestion> findForUpdate(SuggestionId id) {
        units.requireOpen();
        return rows.find(id);
    }

    @Override
    public List<Suggestion> ofMatches(Collection<CuratedMatchId> matches) {
        return rows.findAll(suggestion -> matches.contains(suggestion.match())).stream()
                .sorted(Comparator.comparing(Suggestion::id))
                .toList();
    }

    @Override
    public NumberedPage<Suggestion> to(UserId recipient, Set<SuggestionStatus> statuses, NumberedPage.Wanted wanted) {
        List<Suggestion> all = rows.findAll(suggestion -> suggestion.recipient().equals(recipient)
                && statuses.contains(suggestion.status())
                && isShown(suggestion.suggested())
                && !blocks.existsBetween(recipient, suggestion.suggested()));
        List<Suggestion> page = all.stream()
                .sorted(Comparator.comparing(Suggestion::createdAt)
                        .thenComparing(Suggestion::id)
                        .reversed())
                .skip(wanted.offset())
                .limit(wanted.size())
                .toList();
        return new NumberedPage<>(page, wanted.page(), wanted.size(), all.size());
    }

    @Override
    public Map<SuggestionStatus, NumberedPage<Suggestion>> firstPages(UserId recipient, int size) {
        Map<SuggestionStatus, NumberedPage<Suggestion>> pages = new EnumMap<>(SuggestionStatus.class);
        for (SuggestionStatus status : SuggestionStatus.values()) {
            NumberedPage<Suggestion> page = to(recipient, Set.of(status), new NumberedPage.Wanted(1, size));
            if (page.total() > 0) {
                pages.put(status, page);
            }
        }
        return pages;
    }

    @Override
    public Set<UserId> introducedTo(UserId person) {
        Set<UserId> others = new HashSet<>();
        rows.all().forEach(suggestion -> {
            if (suggestion.recipient().equals(person)) {
                others.add(suggestion.suggested());
            } else if (suggestion.suggested().equals(person)) {
                others.add(suggestion.recipient());
            }
        });
        return others;
    }

    @Override
    public void save(Suggestion suggestion) {
        rows.put(suggestion.id(), suggestion);
    }

    @Override
    public int withdrawBetween(UserId one, UserId other, Instant at) {
        return withdraw(
                suggestion -> Set.of(one, other).equals(Set.of(suggestion.recipient(), suggestion.suggested())), at);
    }

    @Override
    public int withdrawOf(CuratedMatchId match, Instant at) {
        return withdraw(suggestion -> suggestion.match().equals(match), at);
    }

    private int withdraw(Predicate<Suggestion> which, Instant at) {
        units.requireOpen();
        List<Suggestion> waiting =
                rows.findAll(suggestion -> suggestion.status() == SuggestionStatus.PENDING && which.test(suggestion));
        waiting.forEach(suggestion -> rows.put(suggestion.id(), suggestion.withdrawn(at)));
        return waiting.size();
    }

    private boolean isShown(UserId person) {
        return people.find(person).filter(InMemorySuggestionRepository::isShown).isPresent();
    }

    private static boolean isShown(MatchCard card) {
        return card.standing().takesPart()
                && card.visibility().shown()
                && card.traits().suffice();
    }
}
