package com.datifyy.adapters.postgres.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.AtOnce;
import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.RandomPeople;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Outlines say what the cards say, whoever writes these.
class OutlinesInStepTest extends StoreTest {
    private static final int PEOPLE = 200;

    /// Outlines that are not those of the cards, and the other way round.
    private static final String OTHERWISE_THAN_CARDS = """
            WITH anew AS (
                SELECT outline.* FROM datifyy.match_cards AS person, datifyy.outline_of(person) AS outline)
            SELECT user_id FROM (TABLE datifyy.match_outlines EXCEPT TABLE anew) AS kept
            UNION ALL SELECT user_id FROM (TABLE anew EXCEPT TABLE datifyy.match_outlines) AS missing""";

    private static final List<Criterion> SAID = List.of(
            Criterion.RELATIONSHIP_GOAL,
            Criterion.EDUCATION,
            Criterion.LANGUAGE,
            Criterion.INTEREST,
            Criterion.RELIGION,
            Criterion.CHILDREN,
            Criterion.DRINKING,
            Criterion.SMOKING,
            Criterion.DIET);

    private final PostgresPeopleIndex index = new PostgresPeopleIndex(store.database());

    @Test
    void an_outline_says_of_everybody_who_may_be_found_what_the_card_says() throws SQLException {
        List<MatchCard> cards = join();

        List<String> expected = new ArrayList<>();
        for (MatchCard card : cards) {
            if (card.standing().takesPart()
                    && card.visibility().shown()
                    && card.traits().suffice()) {
                List<String> words = SAID.stream()
                        .map(criterion -> Long.toString(card.traits().number(criterion)))
                        .toList();
                expected.add(card.owner() + " " + String.join(" ", words));
            }
        }
        assertThat(expected).hasSizeBetween(PEOPLE / 10, PEOPLE);
        assertThat(store.strings("""
                SELECT concat_ws(' ', user_id, goals, education, languages, interests, religion, children, drinking, smoking,
                    diet)
                FROM datifyy.match_outlines""")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_card_that_the_migration_cannot_read_counts_as_whatever_is_asked_for() throws SQLException {
        assertThat(store.strings("SELECT numbers[19] FROM datifyy.numbers_of_match_card('\\x0200') AS numbers"))
                .containsExactly("-1");
    }

    @Test
    void whoever_has_a_broken_card_is_just_not_outlined() throws SQLException {
        join();
        List<String> others = store.strings("SELECT user_id FROM datifyy.match_outlines ORDER BY 1");
        String somebody = others.removeFirst();

        store.execute("UPDATE datifyy.match_cards SET card = substr(card, 1, 4) WHERE user_id = " + somebody);

        assertThat(store.strings("SELECT user_id FROM datifyy.match_outlines ORDER BY 1"))
                .isEqualTo(others)
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\x01",
                "\\x0101",
                "\\x010105",
                "\\x01010580",
                "\\x0102050a",
                "\\x010105ffffffffffffffffffff01"
            })
    void bytes_that_are_no_card_are_nobodys_numbers(String card) throws SQLException {
        assertThat(store.strings("SELECT datifyy.numbers_of_match_card('" + card + "') IS NULL"))
                .containsExactly("t");
    }

    @Test
    void being_active_leaves_outlines_alone() throws SQLException {
        join();
        List<String> before = store.strings("SELECT user_id || ' ' || xmin FROM datifyy.match_outlines ORDER BY 1");

        store.execute("UPDATE datifyy.users SET last_active_at = last_active_at + interval '1 minute'");

        assertThat(store.strings("SELECT user_id || ' ' || xmin FROM datifyy.match_outlines ORDER BY 1"))
                .isEqualTo(before)
                .isNotEmpty();
    }

    @Test
    void whoever_changes_cards_accounts_and_what_is_shown_at_once_leaves_outlines_in_step() throws Exception {
        join();

        AtOnce.write(
                store,
                30,
                List.of(
                        round -> List.of("""
                                UPDATE datifyy.match_cards AS card SET card = other.card, gender = other.gender
                                FROM datifyy.match_cards AS other
                                WHERE card.user_id = %d AND other.user_id = %d""".formatted(1 + round % 5, 10 + round)),
                        round -> List.of(
                                "UPDATE datifyy.match_cards SET shown = NOT shown WHERE user_id = " + (1 + round % 3)),
                        round -> List.of("""
                                UPDATE datifyy.users SET status = CASE status WHEN 'ACTIVE' THEN 'BANNED' ELSE 'ACTIVE' END,
                                    last_active_at = now()
                                WHERE id =\s""" + (1 + round % 4)),
                        round -> List.of("DELETE FROM datifyy.users WHERE id = " + (100 + round))));

        assertThat(store.strings(OTHERWISE_THAN_CARDS)).isEmpty();
        assertThat(store.strings("SELECT user_id FROM datifyy.match_outlines WHERE user_id BETWEEN 100 AND 129"))
                .isEmpty();
    }

    @Test
    void whoever_changes_hides_or_goes_while_everybody_is_outlined_leaves_outlines_in_step() throws Exception {
        join();
        store.execute(
                "UPDATE datifyy.match_cards SET takes_part = true, shown = true, gender = 1, birth_date = '1990-01-01'");
        store.execute("TRUNCATE datifyy.match_outlines");
        store.execute("""
                DROP INDEX datifyy.match_outlines_by_place, datifyy.match_outlines_far, datifyy.match_outlines_by_age""");

        try (Connection migrating = store.connect();
                Statement statement = migrating.createStatement();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            migrating.setAutoCommit(false);
            statement.execute(migration("V042__outlines_of_everybody.sql"));
            List<Future<?>> others = Stream.of(
                            "UPDATE datifyy.match_cards SET tile = 77 WHERE user_id = 1",
                            "DELETE FROM datifyy.users WHERE id = 2")
                    .<Future<?>>map(sql -> executor.submit(() -> {
                        store.execute(sql);
                        return null;
                    }))
                    .toList();
            store.execute("UPDATE datifyy.match_cards SET shown = false WHERE user_id = 3");
            store.awaitLocksWaitedFor(2);
            migrating.commit();
            for (Future<?> other : others) {
                other.get();
            }
            statement.execute(migration("V043__looking_through_outlines.sql"));
            migrating.commit();
        }

        assertThat(store.strings(OTHERWISE_THAN_CARDS)).isEmpty();
        assertThat(store.strings("SELECT user_id || ' ' || tile FROM datifyy.match_outlines WHERE user_id <= 3"))
                .containsExactly("1 77");
    }

    @Test
    void outlines_of_before_are_told_what_newcomers_can_be_given_and_nobody_is_waited_for() throws Exception {
        join();
        store.execute("UPDATE datifyy.match_outlines SET most_for_newcomers = NULL");
        String held =
                store.strings("SELECT min(user_id) FROM datifyy.match_outlines").getFirst();

        try (Connection other = store.connect();
                Statement holding = other.createStatement();
                Connection migrating = store.connect();
                Statement statement = migrating.createStatement()) {
            other.setAutoCommit(false);
            holding.execute("SELECT FROM datifyy.match_outlines WHERE user_id = " + held + " FOR UPDATE");
            migrating.setAutoCommit(false);
            statement.execute("SET LOCAL lock_timeout = '5s'");
            statement.execute(migration("V070__what_everybody_can_give_newcomers.sql"));
            migrating.commit();
            other.rollback();
        }

        assertThat(store.strings("SELECT user_id FROM datifyy.match_outlines WHERE most_for_newcomers IS NULL"))
                .containsExactly(held);
        assertThat(store.strings("""
                        SELECT outline.user_id
                        FROM datifyy.match_outlines AS outline
                        JOIN datifyy.match_cards AS person ON person.user_id = outline.user_id
                        WHERE outline.most_for_newcomers <> datifyy.most_for_newcomers(person.card)""")).isEmpty();
    }

    private static String migration(String file) throws IOException {
        try (InputStream sql = OutlinesInStepTest.class.getResourceAsStream("/db/migration/" + file)) {
            return new String(requireNonNull(sql).readAllBytes(), UTF_8);
        }
    }

    private List<MatchCard> join() {
        List<MatchCard> cards = new ArrayList<>();
        units().run(() -> {
            for (int id = 1; id <= PEOPLE; id++) {
                users().add(TestAccounts.account(id), TestAccounts.HASH);
                index.put(RandomPeople.card(id, id));
            }
        });
        for (int id = 1; id <= PEOPLE; id++) {
            cards.add(index.find(new UserId(id)).orElseThrow());
        }
        return cards;
    }
}
