package com.datifyy.application.matching.port;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.safety.port.InMemoryBlockRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryCardFeedTest implements CardFeedContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryBlockRepository blocks = new InMemoryBlockRepository(units, users);
    private final InMemoryPeopleIndex index = new InMemoryPeopleIndex(units, users, blocks);
    private final InMemoryCardFeed feed = new InMemoryCardFeed(units, index, blocks);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public BlockRepository blocks() {
        return blocks;
    }

    @Override
    public PeopleIndex index() {
        return index;
    }

    @Override
    public CardFeed feed() {
        return feed;
    }

    @Override
    public PresentCards present() {
        return feed;
    }
}
