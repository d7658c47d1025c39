package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Work;
import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.Exposure;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.RandomPeople;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.PageRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What people can give newcomers at most is told by outlines, and cards are read by it.
class NewcomersTest extends StoreTest {
    private static final int PEOPLE = 300;
    private static final Moment AT = Moment.of(People.NOON);
    private static final PageRequest FIRST_TWENTY = new PageRequest(20, null);
    private static final Traits NOTHING = new Traits.Builder().build();

    private final PostgresPeopleIndex index = Crowds.index(store.database(), 30);

    @Test
    void what_newcomers_tell_counts_as_wished_for_and_nothing_else_does() throws SQLException {
        List<String> told = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            List<Wish> wishes = List.of(new Wish(criterion, MatchStrength.NICE_TO_HAVE, 7, Set.of("x"), true));
            told.add(criterion + " " + mostFor(CardCodec.encode(NOTHING, wishes, true)));
        }

        assertThat(told)
                .isEqualTo(Arrays.stream(Criterion.values())
                        .map(criterion ->
                                criterion + (Outlines.TOLD_BY_NEWCOMERS.contains(criterion) ? " 10000" : " 5000"))
                        .toList());
    }

    @Test
    void it_is_never_fewer_than_a_glance_tells_and_hardly_more_than_by_the_weights() throws SQLException {
        join();
        Glance glance = new Glance(RandomPeople.newcomer(RandomPeople.card(PEOPLE + 1, 1)), AT);
        List<String> outlined =
                store.strings("SELECT user_id || ' ' || most_for_newcomers FROM datifyy.match_outlines");
        assertThat(outlined).hasSizeGreaterThan(PEOPLE / 2);
        for (String outline : outlined) {
            int most = Integer.parseInt(outline.substring(outline.indexOf(' ') + 1));
            MatchCard card = index.find(new UserId(Integer.parseInt(outline.substring(0, outline.indexOf(' ')))))
                    .orElseThrow();
            double weights = 5_000
                    + 5_000.0
                            * weight(card, Outlines.TOLD_BY_NEWCOMERS)
                            / Math.max(1, weight(card, Set.of(Criterion.values())));

            assertThat(most).isBetween((int) weights, (int) weights + Outlines.TOLD_BY_NEWCOMERS.size());
            assertThat(most).isBetween(glance.mostPoints(CardCodec.encode(card.traits(), card.wishes(), true)), 10_000);
        }
    }

    private static int weight(MatchCard card, Set<Criterion> criteria) {
        return card.wishes().stream()
                .filter(Wish::scored)
                .filter(wish -> criteria.contains(wish.criterion()))
                .mapToInt(wish -> wish.strength().weight())
                .sum();
    }

    @Test
    void long_texts_many_wishes_and_great_numbers_are_read_past() throws SQLException {
        Traits traits = new Traits.Builder()
                .number(Criterion.INTEREST, Long.MIN_VALUE)
                .number(Criterion.AGE, 110_000)
                .texts(Criterion.CASTE, Set.of("ü".repeat(90), "b"))
                .texts(Criterion.PLACE, Set.of("c".repeat(20_000)))
                .build();
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            wishes.add(new Wish(Criterion.INTEREST, MatchStrength.MUST_HAVE, Long.MIN_VALUE, Set.of(), i == 0));
        }
        wishes.add(new Wish(Criterion.PLACE, MatchStrength.NICE_TO_HAVE, 0, Set.of("d".repeat(200), "e"), true));

        assertThat(mostFor(CardCodec.encode(traits, wishes, false))).isEqualTo("6251");
        assertThat(mostFor(CardCodec.encode(traits, List.of(), false))).isEqualTo("5000");
    }

    @Test
    void of_bytes_that_are_no_card_nothing_is_told() throws SQLException {
        byte[] card = CardCodec.encode(
                new Traits.Builder()
                        .number(Criterion.HEIGHT, 181)
                        .texts(Criterion.CASTE, Set.of("alpha"))
                        .build(),
                List.of(new Wish(Criterion.CASTE, MatchStrength.NICE_TO_HAVE, 0, Set.of("alpha"), true)),
                true);
        for (int length = 0; length < card.length; length++) {
            assertThat(mostFor(Arrays.copyOf(card, length)))
                    .as("%d bytes", length)
                    .isEqualTo("nothing");
        }
        byte[] newer = card.clone();
        newer[0] = 2;
        assertThat(mostFor(newer)).isEqualTo("nothing");
        assertThat(mostFor(card)).isEqualTo("5000");
    }

    @Test
    void newcomers_find_whom_they_would_by_looking_at_everybody_whether_or_not_outlines_tell() throws SQLException {
        List<MatchCard> cards = join();
        List<List<Integer>> found = answers(cards);
        assertThat(found.stream().mapToInt(List::size).sum()).isGreaterThan(200);

        store.execute("UPDATE datifyy.match_outlines SET most_for_newcomers = NULL WHERE user_id % 3 = 0");
        assertThat(answers(cards)).isEqualTo(found);
    }

    @Test
    void whoever_asks_for_much_is_not_read_where_others_please_newcomers_more() throws SQLException {
        units().run(() -> {
            for (int id = 1; id <= 700; id++) {
                People woman = People.woman(id).looksFor(Gender.MALE);
                if (id <= 600) {
                    woman.wishes(PartnerBasics.HEIGHT_RANGE, new HeightRange(170, 190));
                }
                users().add(woman.user(), TestAccounts.HASH);
                index.put(woman.card());
            }
        });
        MatchCard newcomer = People.man(1_000).looksFor(Gender.FEMALE).card();

        assertThat(timesCardsAreReadFor(newcomer)).isEqualTo(1);
        store.execute("UPDATE datifyy.match_outlines SET most_for_newcomers = NULL");
        assertThat(timesCardsAreReadFor(newcomer)).isEqualTo(3);
    }

    private long timesCardsAreReadFor(MatchCard seeker) {
        List<String> asked = new ArrayList<>();
        Watch watch = new Watch() {
            @Override
            public Step begin(Work work, Supplier<String> what, @Nullable String traceParent) {
                if (work == Work.STATEMENT) {
                    asked.add(what.get());
                }
                return Step.UNSEEN;
            }

            @Override
            public Step current() {
                return Step.UNSEEN;
            }
        };
        try (PostgresDatabase watched = store.openWatchedBy(watch)) {
            assertThat(Crowds.index(watched, 64_000)
                            .fitting(seeker, Rotation.NONE, FIRST_TWENTY, AT.now())
                            .items())
                    .extracting(ranked -> ranked.card().owner().value())
                    .isEqualTo(IntStream.rangeClosed(601, 620).boxed().toList());
        }
        return asked.stream().filter(text -> text.contains("xmin")).count();
    }

    private List<List<Integer>> answers(List<MatchCard> cards) {
        List<List<Integer>> answers = new ArrayList<>();
        for (MatchCard card : cards.subList(0, 60)) {
            MatchCard seeker = RandomPeople.newcomer(card);
            Rotation rotation =
                    Rotation.of(seeker.owner(), AT.today(), Exposure.of(new int[] {3, 7, 30}, new int[] {1, 20, 5}));
            List<Integer> expected = cards.stream()
                    .map(MatchCard::asSeenByOthers)
                    .filter(other -> Eligibility.fits(seeker, other, AT))
                    .map(other -> Ranked.of(other, Compatibility.pointsBetween(seeker, other, AT), rotation))
                    .sorted(Ranked.BEST_FIRST)
                    .limit(20)
                    .map(ranked -> ranked.card().owner().value())
                    .toList();
            List<Integer> found = index.fitting(seeker, rotation, FIRST_TWENTY, AT.now()).items().stream()
                    .map(ranked -> ranked.card().owner().value())
                    .toList();
            assertThat(found).isEqualTo(expected);
            answers.add(found);
            SearchFilters women = SearchFilters.of(Answers.NONE.with(Filters.GENDER, Set.of(Gender.FEMALE)), seeker);
            List<Integer> searched = index.matching(seeker, women, FIRST_TWENTY, AT.now()).items().stream()
                    .map(ranked -> ranked.card().owner().value())
                    .toList();
            assertThat(searched)
                    .isEqualTo(cards.stream()
                            .map(MatchCard::asSeenByOthers)
                            .filter(other -> !other.owner().equals(seeker.owner()))
                            .filter(other -> Eligibility.passes(seeker, other, women, AT))
                            .map(other ->
                                    Ranked.of(other, Compatibility.pointsBetween(seeker, other, AT), Rotation.NONE))
                            .sorted(Ranked.BEST_FIRST)
                            .limit(20)
                            .map(ranked -> ranked.card().owner().value())
                            .toList());
            answers.add(searched);
        }
        return answers;
    }

    private List<MatchCard> join() {
        return units().execute(() -> IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(id -> {
                    MatchCard card = RandomPeople.card(id, id);
                    users().add(RandomPeople.person(id, id).user(), TestAccounts.HASH);
                    index.put(card);
                    return card;
                })
                .toList());
    }

    /// The points, or "nothing".
    private String mostFor(byte[] card) throws SQLException {
        return store.strings("SELECT coalesce(datifyy.most_for_newcomers('\\x%s')::text, 'nothing')"
                        .formatted(HexFormat.of().formatHex(card)))
                .getFirst();
    }
}
