package com.datifyy.application.safety.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.NumberedPage;
import java.util.List;
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
    default void a_block_has_a_direction_and_can_be_taken_back_by_whoever_made_it() {
        units().run(() -> {
            blocks().add(new Block(MAYA, ARJUN, "", TestClock.START));
            blocks().add(new Block(ARJUN, MAYA, "", TestClock.START));
            blocks().remove(ARJUN, MAYA);
            blocks().remove(LENA, MAYA);
        });

        assertThat(blocks().has(MAYA, ARJUN)).isTrue();
        assertThat(blocks().has(ARJUN, MAYA)).isFalse();
        assertThat(blocks().existsBetween(ARJUN, MAYA)).isTrue();

        units().run(() -> blocks().remove(MAYA, ARJUN));

        assertThat(blocks().existsBetween(MAYA, ARJUN)).isFalse();
    }

    @Test
    default void of_several_people_those_are_told_between_whom_a_block_stands() {
        units().run(() -> {
            blocks().add(new Block(MAYA, ARJUN, "", TestClock.START));
            blocks().add(new Block(LENA, MAYA, "", TestClock.START));
            blocks().add(new Block(LENA, ARJUN, "", TestClock.START));
        });
        UserId nobody = new UserId(4);

        assertThat(blocks().between(MAYA, List.of(ARJUN, LENA, nobody))).containsExactlyInAnyOrder(ARJUN, LENA);
        assertThat(blocks().between(MAYA, List.of(LENA))).containsExactly(LENA);
        assertThat(blocks().between(nobody, List.of(MAYA, ARJUN))).isEmpty();
        assertThat(blocks().between(MAYA, List.of())).isEmpty();
    }

    @Test
    default void the_blocks_of_one_person_come_newest_first_and_in_pages() {
        Block first = new Block(MAYA, ARJUN, "rude", TestClock.START);
        Block second = new Block(MAYA, LENA, "", TestClock.START.plusSeconds(1));
        units().run(() -> {
            blocks().add(first);
            blocks().add(second);
            blocks().add(new Block(LENA, MAYA, "", TestClock.START));
        });

        assertThat(blocks().by(MAYA, new NumberedPage.Wanted(1, 20)))
                .isEqualTo(new NumberedPage<>(List.of(second, first), 1, 20, 2));
        assertThat(blocks().by(MAYA, new NumberedPage.Wanted(2, 1)))
                .isEqualTo(new NumberedPage<>(List.of(first), 2, 1, 2));
        assertThat(blocks().by(ARJUN, new NumberedPage.Wanted(1, 20)).items()).isEmpty();
    }

    @Test
    default void d8_all_blocks_of_one_person_are_those_of_whoever_takes_no_part_too() {
        Block first = new Block(MAYA, ARJUN, "rude", TestClock.START);
        Block second = new Block(MAYA, LENA, "", TestClock.START.plusSeconds(1));
        units().run(() -> {
            blocks().add(first);
            blocks().add(second);
            blocks().add(new Block(LENA, MAYA, "", TestClock.START));
            users().save(users().find(ARJUN).orElseThrow().withStatus(AccountStatus.BANNED));
        });

        assertThat(blocks().all(MAYA)).containsExactly(second, first);
    }

    @Test
    default void d6_whoever_does_not_take_part_is_not_listed() {
        units().run(() -> {
            blocks().add(new Block(MAYA, ARJUN, "", TestClock.START));
            blocks().add(new Block(MAYA, LENA, "", TestClock.START));
            users().save(users().find(ARJUN).orElseThrow().withStatus(AccountStatus.BANNED));
        });

        NumberedPage<Block> page = blocks().by(MAYA, new NumberedPage.Wanted(1, 20));

        assertThat(page.items()).extracting(Block::blocked).containsExactly(LENA);
        assertThat(page.total()).isEqualTo(1);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        assertThatThrownBy(() -> blocks().add(new Block(MAYA, ARJUN, "", TestClock.START)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> blocks().remove(MAYA, ARJUN)).isInstanceOf(IllegalStateException.class);
    }
}
