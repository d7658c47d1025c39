package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.matching.port.CardChanges;
import com.datifyy.application.matching.port.CardFeed;
import com.datifyy.application.matching.port.CardFeedContract;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PresentCards;
import com.datifyy.domain.People;
import com.datifyy.domain.profile.Details;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresCardFeedTest extends StoreTest implements CardFeedContract {
    private final PostgresPeopleIndex index = new PostgresPeopleIndex(store.database());
    private final PostgresCardFeed feed = new PostgresCardFeed(store.database());

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

    @Test
    void a_change_that_began_early_and_was_committed_late_is_not_missed() throws SQLException {
        add(People.woman(1));
        add(People.man(2));
        String position = feed.position();
        try (Connection slow = store.connect();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("UPDATE datifyy.match_cards SET verified = NOT verified WHERE user_id = 1");
            units().run(() -> index.put(People.man(2).tells(Details.HEIGHT, 199).card()));

            CardChanges first = feed.since(position).orElseThrow();
            assertThat(people(first)).as("only what is committed").containsExactly(2);
            CardChanges second = feed.since(first.position()).orElseThrow();
            assertThat(people(second)).isEmpty();

            slow.commit();

            CardChanges third = feed.since(second.position()).orElseThrow();
            assertThat(people(third)).as("committed last, begun first").containsExactly(1);
            assertThat(people(feed.since(third.position()).orElseThrow())).isEmpty();
        }
    }

    @Test
    void who_is_deleted_is_told_as_gone() throws SQLException {
        add(People.woman(1));
        String position = feed.position();

        store.execute("DELETE FROM datifyy.users WHERE id = 1");

        assertThat(feed.since(position).orElseThrow().changes())
                .containsExactly(new CardChanges.Change(People.woman(1).user().id(), null));
    }

    @Test
    void being_active_is_told_without_touching_the_indexes_of_the_cards() throws SQLException {
        add(People.woman(1));
        String position = feed.position();

        units().run(() -> users().touch(People.woman(1).user().id(), People.NOON.plusSeconds(60)));

        assertThat(feed.since(position).orElseThrow().changes())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.card().standing().lastActiveAt()).isEqualTo(People.NOON.plusSeconds(60)));
        assertThat(store.strings("SELECT count(*) FROM pg_index WHERE indrelid = 'datifyy.match_cards'::regclass"))
                .containsExactly("1");
    }

    @Test
    void d6_a_change_of_what_others_see_is_told_whoever_made_it() throws SQLException {
        add(People.woman(1));
        String position = feed.position();

        for (String column : List.of("shown", "shows_age", "shows_distance")) {
            store.execute("UPDATE datifyy.match_cards SET " + column + " = false WHERE user_id = 1");
            CardChanges changes = feed.since(position).orElseThrow();
            assertThat(people(changes)).as(column).containsExactly(1);
            position = changes.position();
        }
    }

    @Test
    void it_is_not_read_inside_a_unit_of_work_which_sees_what_may_be_undone() {
        String position = feed.position();

        assertThatThrownBy(() -> units().run(() -> feed.since(position))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> units().run(feed::position)).isInstanceOf(IllegalStateException.class);
    }

    private void add(People person) {
        units().run(() -> {
            users().add(person.user(), TestAccounts.HASH);
            index.put(person.card());
        });
    }

    private static List<Integer> people(CardChanges changes) {
        return changes.changes().stream().map(change -> change.person().value()).toList();
    }
}
