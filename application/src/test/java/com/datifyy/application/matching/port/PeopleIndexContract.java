package com.datifyy.application.matching.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.RandomPeople;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.Sample;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every index of people answers: the same as looking at every card.
public interface PeopleIndexContract {
    Moment AT = Moment.of(People.NOON);
    PageRequest FIRST_TWENTY = new PageRequest(20, null);

    UnitOfWork units();

    UserRepository users();

    BlockRepository blocks();

    PeopleIndex index();

    @Test
    default void a_card_is_found_as_it_was_put() {
        MatchCard card = put(RandomPeople.person(1, 42));

        assertThat(index().find(card.owner())).contains(card);
        assertThat(index().find(new UserId(2))).isEmpty();
    }

    @Test
    default void a_card_put_again_replaces_the_first() {
        put(People.woman(1));
        MatchCard seeker = put(People.man(2).looksFor(Gender.FEMALE));
        assertThat(idsOf(fitting(seeker))).containsExactly(1);

        MatchCard changed = People.woman(1).tells(Basics.GENDER, Gender.MALE).card();
        units().run(() -> index().put(changed));

        assertThat(idsOf(fitting(seeker))).isEmpty();
    }

    @Test
    default void d6_standing_is_the_accounts_at_the_time_of_the_question() {
        put(People.woman(1));
        MatchCard seeker = put(People.man(2));

        units().run(() -> users().save(People.woman(1).is(AccountStatus.BANNED).user()));

        assertThat(idsOf(fitting(seeker))).isEmpty();
        assertThat(idsOf(matching(seeker, Answers.NONE))).isEmpty();
    }

    @Test
    default void d5_a_block_hides_each_from_the_other() {
        MatchCard one = put(People.woman(1));
        MatchCard other = put(People.man(2));

        units().run(() -> blocks().add(new Block(one.owner(), other.owner(), "", People.NOON)));

        assertThat(idsOf(fitting(one))).isEmpty();
        assertThat(idsOf(fitting(other))).isEmpty();
        assertThat(idsOf(matching(one, Answers.NONE))).isEmpty();
        assertThat(idsOf(matching(other, Answers.NONE))).isEmpty();
    }

    @Test
    default void d6_whoever_does_not_want_to_be_shown_is_not_and_still_finds_others() {
        MatchCard hidden = put(People.woman(1).letsSee(new Visibility(false, true, true, true)));
        MatchCard seeker = put(People.man(2));

        assertThat(idsOf(fitting(seeker))).isEmpty();
        assertThat(idsOf(matching(seeker, Answers.NONE))).isEmpty();
        assertThat(idsOf(fitting(hidden))).containsExactly(2);
        assertThat(idsOf(matching(hidden, Answers.NONE))).containsExactly(2);
    }

    @Test
    default void d4_where_somebody_who_hides_the_distance_lives_changes_no_answer() {
        MatchCard seeker = put(livingAt(People.man(2), 12.97, 77.59).demands(PartnerBasics.DISTANCE_PREFERENCE, 20));
        put(livingAt(People.woman(3), 12.98, 77.60));
        List<List<Ranked>> heard = new ArrayList<>();
        for (double latitude : new double[] {12.97, 13.4, 28.61, -40}) {
            MatchCard moved = livingAt(People.woman(1), latitude, 77.59)
                    .demands(PartnerBasics.DISTANCE_PREFERENCE, 20)
                    .letsSee(new Visibility(true, true, false, true))
                    .card();
            units().run(() -> {
                if (users().find(moved.owner()).isEmpty()) {
                    users().add(People.woman(1).user(), HASH);
                }
                index().put(moved);
            });

            assertThat(index().find(moved.owner())).contains(moved);
            assertThat(idsOf(fitting(seeker))).containsExactlyInAnyOrder(1, 3);
            assertThat(idsOf(matching(seeker, Answers.NONE.with(Filters.DISTANCE, 20))))
                    .containsExactly(3);
            heard.add(Stream.of(fitting(seeker), matching(seeker, Answers.NONE))
                    .flatMap(page -> page.items().stream())
                    .toList());
        }
        assertThat(heard).containsOnly(heard.getFirst());
    }

    @Test
    default void a_hidden_age_is_found_by_ranges_that_hold_all_of_its_step_alone() {
        LocalDate birth = AT.today().minusYears(32);
        put(People.woman(1).bornOn(birth).letsSee(new Visibility(true, false, true, true)));
        put(People.woman(2).bornOn(birth));
        put(People.man(3));

        for (AgeRange range : List.of(new AgeRange(32, 32), new AgeRange(31, 40), new AgeRange(20, 33))) {
            MatchCard seeker =
                    People.man(3).wishes(PartnerBasics.AGE_RANGE, range).card();
            assertThat(idsOf(fitting(seeker))).containsExactly(2);
        }
        MatchCard seeker = People.man(3)
                .wishes(PartnerBasics.AGE_RANGE, new AgeRange(30, 34))
                .card();
        assertThat(idsOf(fitting(seeker))).containsExactly(1, 2);
        assertThat(idsOf(matching(seeker, Answers.NONE.with(Filters.AGE_RANGE, new AgeRange(30, 34)))))
                .containsExactly(2);
    }

    @Test
    default void d13_whoever_hides_being_online_is_not_found_by_it() {
        MatchCard seeker = put(People.man(1));
        put(People.woman(2));
        put(People.woman(3).letsSee(new Visibility(true, true, true, false)));
        put(People.woman(4).lastActiveAt(People.NOON.minus(SearchFilters.ONLINE).minusSeconds(1)));

        assertThat(idsOf(matching(seeker, Answers.NONE.with(Filters.ONLINE_ONLY, true))))
                .containsExactly(2);
        assertThat(idsOf(matching(seeker, Answers.NONE))).containsExactlyInAnyOrder(2, 3, 4);
        assertThat(idsOf(fitting(seeker))).containsExactlyInAnyOrder(2, 3, 4);
    }

    @Test
    default void whoever_hides_the_distance_still_finds_people_by_it() {
        put(livingAt(People.man(2), 12.97, 77.59));
        put(livingAt(People.man(3), 28.61, 77.2));
        MatchCard seeker = put(livingAt(People.woman(1), 12.98, 77.60)
                .demands(PartnerBasics.DISTANCE_PREFERENCE, 20)
                .letsSee(new Visibility(true, true, false, true)));

        assertThat(idsOf(fitting(seeker))).containsExactly(2);
    }

    @Test
    default void the_best_come_first_and_equals_by_the_smaller_id() {
        put(People.man(30).tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY));
        put(People.man(20));
        put(People.man(10));
        put(People.man(40).tells(Lifestyle.SMOKING, SmokingHabit.NEVER));
        MatchCard seeker =
                put(People.woman(1).wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER)));

        assertThat(idsOf(fitting(seeker))).containsExactly(40, 10, 20, 30);
    }

    @Test
    default void a_search_sets_the_seekers_own_wishes_aside_but_not_the_other_persons() {
        put(People.woman(1).looksFor(Gender.FEMALE));
        put(People.woman(2));
        MatchCard seeker = put(People.man(3).looksFor(Gender.MALE));

        assertThat(idsOf(matching(seeker, Answers.NONE.with(Filters.GENDER, Set.of(Gender.FEMALE)))))
                .containsExactly(2);
    }

    @Test
    default void pages_follow_one_another_without_repeating_or_losing_anybody() {
        List<MatchCard> cards = population(120, 900);
        MatchCard seeker = put(People.person(1_000).looksFor(Gender.FEMALE, Gender.MALE, Gender.NON_BINARY));
        List<Integer> expected = oracle(cards, seeker, other -> Eligibility.fits(seeker, other, AT));
        assertThat(expected).hasSizeGreaterThan(20);

        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Ranked> page = index().fitting(seeker, Rotation.NONE, new PageRequest(7, cursor), AT.now());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(7);
            seen.addAll(idsOf(page));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    default void whoever_is_left_out_besides_makes_room_for_those_who_follow() {
        List<MatchCard> cards = population(120, 900);
        MatchCard seeker = put(People.person(1_000).looksFor(Gender.FEMALE, Gender.MALE, Gender.NON_BINARY));
        List<Integer> all = oracle(cards, seeker, other -> Eligibility.fits(seeker, other, AT));
        Set<UserId> except = Stream.of(0, 1, 8).map(all::get).map(UserId::new).collect(Collectors.toSet());

        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Ranked> page = index().fitting(seeker, except, Rotation.NONE, new PageRequest(7, cursor), AT.now());
            seen.addAll(idsOf(page));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen)
                .containsExactlyElementsOf(all.stream()
                        .filter(id -> !except.contains(new UserId(id)))
                        .toList());
    }

    @Test
    default void a_cursor_nobody_gave_is_refused() {
        MatchCard seeker = put(People.man(1));

        for (String cursor : List.of("x", "!!!", "OTk5OTk5OTk5", "a".repeat(500), "MS4w")) {
            assertThatThrownBy(() -> index().fitting(seeker, Rotation.NONE, new PageRequest(5, cursor), AT.now()))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("cursor ");
        }
    }

    @Test
    default void random_populations_get_the_same_recommendations_as_from_looking_at_everybody() {
        List<MatchCard> cards = population(400, 0);
        int found = 0;
        List<MatchCard> some = cards.subList(0, 60);
        for (MatchCard seeker : Stream.concat(some.stream(), some.stream().map(RandomPeople::newcomer))
                .toList()) {
            List<Integer> expected = oracle(cards, seeker, other -> Eligibility.fits(seeker, other, AT));
            assertThat(idsOf(fitting(seeker)))
                    .containsExactlyElementsOf(expected.stream().limit(20).toList());
            found += expected.size();
        }
        assertThat(found)
                .as("the populations are not too picky to show anything")
                .isGreaterThan(60);
    }

    @Test
    default void random_populations_give_the_same_search_results_as_from_looking_at_everybody() {
        List<MatchCard> cards = population(300, 3_000);
        List<Answers> searches = List.of(
                Answers.NONE,
                Answers.NONE.with(Filters.GENDER, Set.of(Gender.FEMALE, Gender.NON_BINARY)),
                Answers.NONE.with(Filters.AGE_RANGE, new AgeRange(25, 33)),
                Answers.NONE.with(Filters.DISTANCE, 25).with(Filters.GENDER, Set.of(Gender.MALE)),
                Answers.NONE.with(Filters.DISTANCE, 2_000).with(Filters.VERIFIED_ONLY, true),
                Answers.NONE.with(Filters.SMOKING, Set.of(SmokingHabit.NEVER, SmokingHabit.SOCIALLY)),
                Answers.NONE.with(Filters.ONLINE_ONLY, true),
                Answers.NONE.with(Filters.CASTE, List.of("alpha")));
        int found = 0;
        for (MatchCard seeker : cards.subList(0, 25)) {
            for (Answers search : searches) {
                if (search.has(Filters.DISTANCE) && seeker.traits().number(Criterion.DISTANCE) == 0) {
                    continue; // somebody without a place cannot ask for a distance
                }
                SearchFilters filters = SearchFilters.of(search, seeker);
                List<Integer> expected = oracle(
                        cards,
                        seeker,
                        other -> Eligibility.isShown(other, AT)
                                && filters.admit(other, AT)
                                && Eligibility.meetsDemands(other, seeker, AT));
                assertThat(idsOf(matching(seeker, search)))
                        .containsExactlyElementsOf(expected.stream().limit(20).toList());
                found += expected.size();
            }
        }
        assertThat(found).isGreaterThan(200);
    }

    @Test
    default void whoever_fits_is_among_those_a_sample_is_drawn_from() {
        List<MatchCard> cards = population(200, 7_000);
        int found = 0;
        for (MatchCard seeker : cards.subList(0, 40)) {
            Sample sample = index().draw(seeker, 1_000, AT.now());
            List<Integer> expected = oracle(cards, seeker, other -> Eligibility.fits(seeker, other, AT));

            assertThat(sample.isExact()).isTrue();
            assertThat(sample.people()).doesNotHaveDuplicates();
            assertThat(sample.people().stream()
                            .filter(card -> Eligibility.fits(seeker, card, AT))
                            .map(card -> card.owner().value()))
                    .containsExactlyInAnyOrderElementsOf(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(40);
    }

    @Test
    default void d6_who_hides_and_d5_who_is_blocked_is_not_drawn_and_a_hidden_place_is_not_told() {
        MatchCard seeker = put(livingAt(People.man(1), 12.97, 77.59));
        put(People.woman(2).letsSee(new Visibility(false, true, true, true)));
        MatchCard blocked = put(People.woman(3));
        MatchCard placeless =
                put(livingAt(People.woman(4), 12.98, 77.6).letsSee(new Visibility(true, true, false, true)));
        put(People.woman(5).is(AccountStatus.BANNED));

        units().run(() -> blocks().add(new Block(blocked.owner(), seeker.owner(), "", People.NOON)));

        Sample sample = index().draw(seeker, 10, AT.now());
        assertThat(sample.people().stream().filter(card -> Eligibility.isShown(card, AT)))
                .containsExactly(placeless.asSeenByOthers());
    }

    @Test
    default void of_more_people_than_are_drawn_always_the_same_are_and_how_many_there_are_is_about_right() {
        IntStream.rangeClosed(1, 100).forEach(id -> put(People.woman(id)));
        for (int id : new int[] {200, 50_000}) {
            MatchCard seeker = put(People.man(id));

            Sample sample = index().draw(seeker, 5, AT.now());

            assertThat(sample.people()).hasSize(5).doesNotHaveDuplicates();
            assertThat(sample.isExact()).isFalse();
            assertThat(sample.all()).isBetween(51, 110);
            assertThat(index().draw(seeker, 5, AT.now()).people()).containsExactlyInAnyOrderElementsOf(sample.people());
        }
    }

    private static People livingAt(People person, double latitude, double longitude) {
        return person.tells(Details.LOCATION, new Residence("IN", "", "", GeoCell.containing(latitude, longitude)));
    }

    private List<MatchCard> population(int size, long seed) {
        return units().execute(() -> IntStream.rangeClosed(1, size)
                .mapToObj(i -> put(RandomPeople.person(i, seed + i)))
                .toList());
    }

    private MatchCard put(People person) {
        units().run(() -> {
            users().add(person.user(), HASH);
            index().put(person.card());
        });
        return person.card();
    }

    private Page<Ranked> fitting(MatchCard seeker) {
        return index().fitting(seeker, Rotation.NONE, FIRST_TWENTY, AT.now());
    }

    private Page<Ranked> matching(MatchCard seeker, Answers filters) {
        return index().matching(seeker, SearchFilters.of(filters, seeker), FIRST_TWENTY, AT.now());
    }

    /// The answer by the definition, without any index.
    private static List<Integer> oracle(List<MatchCard> cards, MatchCard seeker, Predicate<MatchCard> condition) {
        record Scored(int id, int points) {}
        return cards.stream()
                .map(MatchCard::asSeenByOthers)
                .filter(card -> !card.owner().equals(seeker.owner()))
                .filter(condition)
                .map(card -> new Scored(
                        card.owner().value(),
                        Compatibility.between(seeker, card, AT).points()))
                .sorted(Comparator.comparingInt(Scored::points).reversed().thenComparingInt(Scored::id))
                .map(Scored::id)
                .toList();
    }

    private static List<Integer> idsOf(Page<Ranked> page) {
        return page.items().stream()
                .map(ranked -> ranked.card().owner().value())
                .toList();
    }
}
