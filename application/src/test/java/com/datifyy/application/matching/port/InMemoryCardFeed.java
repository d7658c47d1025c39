package com.datifyy.application.matching.port;

import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A feed that compares everybody with how they were.
public final class InMemoryCardFeed implements CardFeed, PresentCards {
    private final InMemoryUnitOfWork units;
    private final InMemoryPeopleIndex index;
    private final BlockRepository blocks;
    private final Map<String, Map<UserId, MatchCard>> positions = new HashMap<>();

    public InMemoryCardFeed(InMemoryUnitOfWork units, InMemoryPeopleIndex index, BlockRepository blocks) {
        this.units = units;
        this.index = index;
        this.blocks = blocks;
    }

    @Override
    public String position() {
        return units.execute(() -> {
            String position = "position " + positions.size();
            positions.put(position, everybody());
            return position;
        });
    }

    @Override
    public long size() {
        return units.execute(() -> (long) everybody().size());
    }

    @Override
    public void readAll(Consumer<MatchCard> reader) {
        units.run(() -> everybody().values().stream()
                .filter(card -> card.standing().takesPart())
                .forEach(reader));
    }

    @Override
    public Optional<CardChanges> since(String position) {
        return units.execute(() -> {
            Map<UserId, MatchCard> before = positions.get(position);
            Map<UserId, MatchCard> now = everybody();
            List<CardChanges.Change> changes = new ArrayList<>();
            Set<UserId> people = new HashSet<>(before.keySet());
            people.addAll(now.keySet());
            for (UserId person : people) {
                if (!Objects.equals(before.get(person), now.get(person))) {
                    changes.add(new CardChanges.Change(person, now.get(person)));
                }
            }
            return Optional.of(new CardChanges(changes, position()));
        });
    }

    @Override
    public Map<UserId, MatchCard> visibleTo(UserId viewer, Collection<UserId> people) {
        return units.execute(() -> {
            Map<UserId, MatchCard> visible = everybody();
            visible.keySet().retainAll(people);
            visible.keySet().removeIf(person -> blocks.existsBetween(viewer, person));
            return visible;
        });
    }

    @Override
    public Set<UserId> blockedWith(UserId person) {
        return units.execute(() -> {
            Set<UserId> blocked = new HashSet<>(everybody().keySet());
            blocked.removeIf(other -> !blocks.existsBetween(person, other));
            return blocked;
        });
    }

    private Map<UserId, MatchCard> everybody() {
        Map<UserId, MatchCard> everybody = new HashMap<>();
        index.everybody().forEach(card -> everybody.put(card.owner(), card));
        return everybody;
    }
}
