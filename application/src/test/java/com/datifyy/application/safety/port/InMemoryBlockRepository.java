package com.datifyy.application.safety.port;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The blocks, in memory.
public final class InMemoryBlockRepository implements BlockRepository {
    private static final Comparator<Block> NEWEST_FIRST =
            Comparator.comparing(Block::at).reversed().thenComparing(Block::blocked);

    private record Key(UserId blocker, UserId blocked) {}

    private final InMemoryUnitOfWork units;
    private final UserRepository users;
    private final InMemoryTable<Key, Block> rows;

    public InMemoryBlockRepository(InMemoryUnitOfWork units, UserRepository users) {
        this.units = units;
        this.users = users;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public void add(Block block) {
        units.requireOpen();
        Key key = new Key(block.blocker(), block.blocked());
        if (rows.find(key).isEmpty()) {
            rows.put(key, block);
        }
    }

    @Override
    public void remove(UserId blocker, UserId blocked) {
        boolean _ = rows.remove(new Key(blocker, blocked));
    }

    @Override
    public boolean has(UserId blocker, UserId blocked) {
        return rows.find(new Key(blocker, blocked)).isPresent();
    }

    @Override
    public boolean existsBetween(UserId one, UserId other) {
        return has(one, other) || has(other, one);
    }

    @Override
    public Set<UserId> between(UserId person, Collection<UserId> others) {
        return others.stream().filter(other -> existsBetween(person, other)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Block> all(UserId blocker) {
        return rows.findAll(block -> block.blocker().equals(blocker)).stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public NumberedPage<Block> by(UserId blocker, NumberedPage.Wanted wanted) {
        List<Block> all = rows.findAll(block -> block.blocker().equals(blocker) && takesPart(block.blocked()));
        List<Block> page = all.stream()
                .sorted(NEWEST_FIRST)
                .skip(wanted.offset())
                .limit(wanted.size())
                .toList();
        return new NumberedPage<>(page, wanted.page(), wanted.size(), all.size());
    }

    private boolean takesPart(UserId person) {
        return users.find(person).filter(user -> user.status().takesPart()).isPresent();
    }
}
