package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PeopleIndexContract;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.People;
import com.datifyy.domain.identity.AccountStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresPeopleIndexTest implements PeopleIndexContract {
    private final TestDatabase store = TestDatabase.fresh();
    private final PostgresUserRepository users = new PostgresUserRepository(store.database());
    private final PostgresPeopleIndex index = new PostgresPeopleIndex(store.database());

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public UnitOfWork units() {
        return store.units();
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public BlockRepository blocks() {
        return new PostgresBlockRepository(store.database());
    }

    @Override
    public PeopleIndex index() {
        return index;
    }

    @ParameterizedTest
    @EnumSource
    void a_card_takes_part_exactly_when_its_account_does(AccountStatus status) {
        People person = People.woman(1);
        units().run(() -> {
            users.add(person.user(), TestAccounts.HASH);
            index.put(person.card());
            users.save(person.user().withStatus(status));
        });
        assertThat(index.find(person.user().id()).orElseThrow().standing().takesPart())
                .as("after a change of the account")
                .isEqualTo(status.takesPart());

        People other = People.woman(2).is(status);
        units().run(() -> {
            users.add(other.user(), TestAccounts.HASH);
            index.put(other.card());
        });
        assertThat(index.find(other.user().id()).orElseThrow().standing().takesPart())
                .as("from the beginning")
                .isEqualTo(status.takesPart());
    }

    @Test
    void being_active_reaches_the_card() {
        People person = People.woman(1);
        units().run(() -> {
            users.add(person.user(), TestAccounts.HASH);
            index.put(person.card());
        });

        units().run(() -> users.touch(person.user().id(), People.NOON.plusSeconds(60)));

        assertThat(index.find(person.user().id()).orElseThrow().standing().lastActiveAt())
                .isEqualTo(People.NOON.plusSeconds(60));
    }

    @Test
    void a_card_needs_an_account_and_a_unit_of_work() {
        assertThatThrownBy(() -> units().run(() -> index.put(People.woman(1).card())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> index.put(People.woman(1).card())).isInstanceOf(IllegalStateException.class);
    }
}
