package com.datifyy.application.safety.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of blocks keeps.
public interface BlockRepositoryContract {
    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    UserId LENA = new UserId(3);

    UnitOfWork units();

    UserRepository users();

    BlockRepository blocks();

    @BeforeEach
    default void three_people() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
            users().add(account(3), HASH);
        });
    }

    @Test
    default void a_block_stands_between_two_people_whichever_way_one_asks() {
        units().run(() -> blocks().add(new Block(MAYA, ARJUN, "rude", TestClock.START)));

        assertThat(blocks().existsBetween(MAYA, ARJUN)).isTrue();
        assertThat(blocks().existsBetween(ARJUN, MAYA)).isTrue();
        assertThat(blocks().existsBetween(MAYA, LENA)).isFalse();
        assertThat(blocks().existsBetween(LENA, ARJUN)).isFalse();
    }

    @Test
    default void blocking_twice_changes_nothing() {
        Block block = new Block(MAYA, ARJUN, "rude", TestClock.START);

        units().run(() -> blocks().add(block));
        units().run(() -> {
            blocks().add(block);
            blocks().add(new Block(ARJUN, MAYA, "", TestClock.START));
        });

        assertThat(blocks().existsBetween(MAYA, ARJUN)).isTrue();
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        assertThatThrownBy(() -> blocks().add(new Block(MAYA, ARJUN, "", TestClock.START)))
                .isInstanceOf(IllegalStateException.class);
    }
}
