package com.datifyy.application.matching.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.People;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.safety.Block;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every feed of match cards tells, and every last look at them.
public interface CardFeedContract {
    UnitOfWork units();

    UserRepository users();

    BlockRepository blocks();

    PeopleIndex index();

    CardFeed feed();

    PresentCards present();

    @Test
    default void everybody_who_takes_part_is_read_once() {
        MatchCard one = put(People.woman(1));
        MatchCard other = put(People.man(2));
        put(People.man(3).is(AccountStatus.BANNED));

        List<MatchCard> read = new ArrayList<>();
        feed().readAll(read::add);

        assertThat(read).containsExactlyInAnyOrder(one, other);
        assertThat(feed().size()).isBetween(2L, 3L);
    }

    @Test
    default void a_change_is_told_once_to_who_stood_before_it() {
        put(People.woman(1));
        String before = feed().position();
        MatchCard card = put(People.man(2));

        CardChanges changes = feed().since(before).orElseThrow();

        assertThat(changes.changes()).containsExactly(new CardChanges.Change(card.owner(), card));
        assertThat(feed().since(changes.position()).orElseThrow().changes()).isEmpty();
        assertThat(feed().since(before).orElseThrow().changes())
                .as("others may still stand there")
                .hasSize(1);
    }

    @Test
    default void of_several_changes_the_last_is_told() {
        People person = People.woman(1);
        put(person);
        String before = feed().position();
        units().run(() -> index().put(person.tells(Details.HEIGHT, 170).card()));
        MatchCard last = person.tells(Details.HEIGHT, 180).card();
        units().run(() -> index().put(last));

        assertThat(feed().since(before).orElseThrow().changes())
                .containsExactly(new CardChanges.Change(last.owner(), last));
    }

    @Test
    default void d6_a_change_of_the_account_is_a_change_of_the_card() {
        People person = People.woman(1);
        put(person);
        String before = feed().position();

        units().run(() -> users().save(person.is(AccountStatus.BANNED).user()));

        assertThat(feed().since(before).orElseThrow().changes())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.card().standing().takesPart()).isFalse());
    }

    @Test
    default void what_somebody_hides_is_told_and_so_is_that_they_hide_it() {
        MatchCard one = put(People.woman(1).letsSee(new Visibility(true, false, true, true)));
        People person = People.man(2);
        put(person);
        String before = feed().position();
        for (Visibility hiding : List.of(
                new Visibility(false, true, true, true),
                new Visibility(true, false, true, true),
                new Visibility(true, true, false, true),
                new Visibility(true, true, true, false))) {
            MatchCard card = person.letsSee(hiding).card();
            units().run(() -> index().put(card));

            assertThat(feed().since(before).orElseThrow().changes())
                    .containsExactly(new CardChanges.Change(card.owner(), card));
            List<MatchCard> read = new ArrayList<>();
            feed().readAll(read::add);
            assertThat(read).as("nobody is left out").containsExactlyInAnyOrder(one, card);
            assertThat(present().visibleTo(one.owner(), List.of(card.owner()))).containsValue(card);
        }
    }

    @Test
    default void what_was_undone_is_not_told() {
        put(People.woman(1));
        String before = feed().position();
        try {
            units().run(() -> {
                index().put(People.woman(1).tells(Details.HEIGHT, 190).card());
                throw new IllegalArgumentException("undo");
            });
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessage("undo");
        }

        assertThat(feed().since(before).orElseThrow().changes()).isEmpty();
    }

    @Test
    default void d5_who_is_blocked_either_way_is_not_visible_at_the_last_look() {
        MatchCard viewer = put(People.woman(1));
        MatchCard blocked = put(People.man(2));
        MatchCard blocking = put(People.man(3));
        MatchCard other = put(People.man(4));
        units().run(() -> {
            blocks().add(new Block(viewer.owner(), blocked.owner(), "", People.NOON));
            blocks().add(new Block(blocking.owner(), viewer.owner(), "", People.NOON));
        });

        assertThat(present()
                        .visibleTo(
                                viewer.owner(),
                                List.of(blocked.owner(), blocking.owner(), other.owner(), new UserId(99))))
                .containsOnlyKeys(other.owner())
                .containsValue(other);
        assertThat(present().blockedWith(viewer.owner())).containsExactlyInAnyOrder(blocked.owner(), blocking.owner());
        assertThat(present().blockedWith(blocked.owner())).containsExactly(viewer.owner());
        assertThat(present().blockedWith(other.owner())).isEmpty();
    }

    private MatchCard put(People person) {
        units().run(() -> {
            users().add(person.user(), HASH);
            index().put(person.card());
        });
        return person.card();
    }
}
