package com.datifyy.adapters.postgres.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.matching.PostgresCardFeed;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PeopleIndexContract;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

/// With a replica that has to know what was committed before each question.
class PeopleByReplicaTest implements PeopleIndexContract {
    private static final LongAdder ANSWERED = new LongAdder();

    @AutoClose
    private final Followed followed = new Followed();

    @AutoClose
    private final Replica replica = followed.replica(Duration.ZERO);

    private final PeopleIndex index = new PeopleByReplica(
            new PostgresPeopleIndex(followed.database()), new PostgresCardFeed(followed.database()), replica);

    @AfterEach
    void count() {
        ANSWERED.add(replica.counts().byReplica());
    }

    @AfterAll
    static void the_replica_was_part_of_it() {
        assertThat(ANSWERED.sum()).isPositive();
    }

    @Override
    public UnitOfWork units() {
        return followed.units();
    }

    @Override
    public UserRepository users() {
        return new PostgresUserRepository(followed.database());
    }

    @Override
    public BlockRepository blocks() {
        return new PostgresBlockRepository(followed.database());
    }

    @Override
    public PeopleIndex index() {
        return index;
    }
}
