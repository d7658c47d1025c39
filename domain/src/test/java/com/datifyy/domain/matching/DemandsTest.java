package com.datifyy.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Leeway.Cost;
import com.datifyy.domain.matching.Leeway.Gain;
import com.datifyy.domain.preferences.Absolutes;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.PartnerBackground;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerStanding;
import com.datifyy.domain.profile.Background;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.settings.DiscoverySettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.GeoCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DemandsTest {
    private static final Moment AT = Moment.of(People.NOON);

    /// Everybody comes ten times, so that rounding to tens hides nothing.
    private static final int COPIES = 10;

    private final People seeker = People.man(1).looksFor(Gender.FEMALE);

    @Test
    void a_wider_age_range_adds_whom_nothing_else_keeps_away() {
        seeker.demands(PartnerBasics.AGE_RANGE, new AgeRange(25, 35))
                .demands(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER));
        List<MatchCard> others = copies(
                aged(30),
                aged(36),
                aged(38),
                aged(38).tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY),
                aged(50),
                aged(30).tells(Lifestyle.SMOKING, SmokingHabit.SOCIALLY));

        Leeway leeway = leeway(others);

        assertThat(leeway.exact()).isTrue();
        assertThat(leeway.fitting()).isEqualTo(10);
        assertThat(leeway.costs())
                .extracting(cost -> cost.demand().criterion(), Cost::keptAway)
                .containsExactly(tuple(Criterion.AGE, 40), tuple(Criterion.SMOKING, 20));
        assertThat(told(leeway.costs().getFirst()))
                .containsExactly("UP_TO 36: 10", "UP_TO 37: 10", "UP_TO 38: 20", "UP_TO 40: 20", "GIVEN_UP 0: 30");
        assertThat(leeway.costs().get(1).gains())
                .extracting(gain -> gain.relaxation().word(), Gain::added)
                .containsExactly(tuple(SmokingHabit.SOCIALLY, 10), tuple(null, 10));
    }

    @Test
    void d11_demands_about_what_nobody_publishes_are_one_sum() {
        seeker.demands(PartnerBackground.CASTE_PREFERENCES, List.of("alpha"))
                .wishes(Absolutes.DEAL_BREAKERS, List.of(new DealBreaker(DealBreakerType.UNEMPLOYED, "", 3)));
        List<MatchCard> others =
                copies(aged(30), aged(30).tells(Background.CASTE, "beta"), aged(30).tells(Background.CASTE, "alpha"));

        Leeway leeway = leeway(others);

        assertThat(leeway.costs()).isEmpty();
        assertThat(leeway.keptAwayByOthers()).isEqualTo(10);
        assertThat(leeway.fitting()).isEqualTo(20);
    }

    @Test
    void d11_whoever_hides_the_age_is_not_counted_by_it() {
        seeker.demands(PartnerBasics.AGE_RANGE, new AgeRange(25, 35));
        List<MatchCard> others = copies(aged(36), aged(36).letsSee(new Visibility(true, false, true, true)));

        Leeway leeway = leeway(others);

        assertThat(leeway.costs().getFirst().keptAway()).isEqualTo(10);
        assertThat(leeway.costs().getFirst().gains()).allMatch(gain -> gain.added() == 10);
    }

    @Test
    void d4_where_somebody_who_hides_the_distance_lives_is_not_counted() {
        seeker.tells(Details.LOCATION, living(12.97)).demands(PartnerBasics.DISTANCE_PREFERENCE, 20);
        List<MatchCard> others =
                copies(aged(30).tells(Details.LOCATION, living(40)).letsSee(new Visibility(true, true, false, true)));

        Leeway leeway = leeway(others);

        assertThat(leeway.costs()).isEmpty();
        assertThat(leeway.fitting()).isEqualTo(10);
    }

    @Test
    void d6_who_hides_or_has_ruled_the_seeker_out_is_not_counted() {
        seeker.demands(PartnerBasics.AGE_RANGE, new AgeRange(25, 35));
        List<MatchCard> others = copies(
                aged(36).letsSee(new Visibility(false, true, true, true)),
                aged(36).looksFor(Gender.FEMALE),
                aged(People.man(1), 36));

        assertThat(leeway(others)).isEqualTo(new Leeway(true, 0, List.of(), 0));
    }

    @Test
    void how_lately_people_were_here_is_told_with_steps_but_not_of_whoever_hides_it() {
        seeker.demands(PartnerStanding.MAX_DAYS_INACTIVE, 10);
        List<MatchCard> others = copies(
                aged(30).lastActiveAt(People.NOON.minus(Duration.ofDays(12))),
                aged(30).lastActiveAt(People.NOON.minus(Duration.ofDays(60))),
                aged(30).lastActiveAt(People.NOON.minus(Duration.ofDays(200))),
                aged(30).lastActiveAt(People.NOON.minus(Duration.ofDays(12)))
                        .letsSee(new Visibility(true, true, true, false)));

        Leeway leeway = leeway(others);

        assertThat(leeway.costs())
                .extracting(cost -> cost.demand().criterion(), Cost::keptAway)
                .containsExactly(tuple(Criterion.RECENTLY_ACTIVE, 30));
        assertThat(told(leeway.costs().getFirst()))
                .containsExactly("UP_TO 14: 10", "UP_TO 30: 10", "UP_TO 90: 20", "GIVEN_UP 0: 30");
        assertThat(leeway.keptAwayByOthers()).isZero();
    }

    @Test
    void the_setting_about_how_lately_people_were_here_is_told_as_one() {
        List<MatchCard> others = copies(aged(30).lastActiveAt(People.NOON.minus(Duration.ofDays(5))));
        UserSettings settings = settings(Answers.NONE.with(DiscoverySettings.RECENTLY_ACTIVE_DAYS, 3));

        Leeway leeway = Demands.of(seeker.card(), settings).cost(everybody(others), everybody(others), AT);

        assertThat(leeway.costs()).singleElement().satisfies(cost -> {
            assertThat(cost.demand().source()).isEqualTo(Demand.Source.SETTING);
            assertThat(told(cost))
                    .containsExactly("UP_TO 7: 10", "UP_TO 14: 10", "UP_TO 30: 10", "UP_TO 90: 10", "GIVEN_UP 0: 10");
        });
    }

    @Test
    void how_complete_profiles_are_is_told_with_steps() {
        seeker.demands(PartnerStanding.MIN_PROFILE_COMPLETION, 90);
        int completion = aged(30).profile().completion();
        assertThat(completion).isLessThan(40);

        Leeway leeway = leeway(copies(aged(30)));

        assertThat(leeway.costs()).singleElement().satisfies(cost -> {
            assertThat(cost.demand().criterion()).isEqualTo(Criterion.COMPLETION);
            assertThat(told(cost)).containsExactly("GIVEN_UP 0: 10");
        });
        assertThat(Relaxation.of(leeway.costs().getFirst().demand()))
                .extracting(Relaxation::kind, Relaxation::number)
                .containsExactly(
                        tuple(Relaxation.Kind.FROM, 80),
                        tuple(Relaxation.Kind.FROM, 60),
                        tuple(Relaxation.Kind.FROM, 40),
                        tuple(Relaxation.Kind.GIVEN_UP, 0));
    }

    @Test
    void where_small_steps_add_fewer_than_ten_the_first_wider_one_that_adds_ten_is_told() {
        seeker.demands(PartnerBasics.AGE_RANGE, new AgeRange(30, 35));
        List<MatchCard> nine = copies(aged(38)).subList(0, 9);
        List<MatchCard> others = new ArrayList<>(nine);
        others.addAll(copies(aged(46)));
        others.addAll(copies(aged(54)));

        Leeway leeway = leeway(others);

        assertThat(told(leeway.costs().getFirst())).containsExactly("UP_TO 47: 10", "GIVEN_UP 0: 20");
        assertThat(leeway(nine).costs()).isEmpty();
    }

    @Test
    void fewer_than_ten_are_none() {
        seeker.demands(PartnerBasics.AGE_RANGE, new AgeRange(25, 35));
        List<MatchCard> nine = copies(aged(36)).subList(0, 9);

        assertThat(leeway(nine)).isEqualTo(new Leeway(true, 0, List.of(), 0));
    }

    @Test
    void a_setting_is_told_from_a_preference_and_from_a_deal_breaker() {
        seeker.tells(Details.LOCATION, living(12.97))
                .demands(PartnerBasics.DISTANCE_PREFERENCE, 20)
                .wishes(Absolutes.DEAL_BREAKERS, List.of(new DealBreaker(DealBreakerType.LONG_DISTANCE, "", 3)));
        List<MatchCard> others = copies(aged(30).tells(Details.LOCATION, living(40)));
        UserSettings settings = settings(Answers.NONE.with(DiscoverySettings.DISTANCE_RADIUS, 50));

        Leeway leeway = Demands.of(seeker.card(), settings).cost(everybody(others), everybody(others), AT);

        assertThat(leeway.costs())
                .extracting(cost -> cost.demand().source())
                .containsExactlyInAnyOrder(Demand.Source.PREFERENCE, Demand.Source.ABSOLUTE, Demand.Source.SETTING);
        assertThat(leeway.costs()).allMatch(cost -> cost.gains().isEmpty());
    }

    @Test
    void numbers_of_a_sample_are_scaled_and_said_to_be_estimates() {
        seeker.demands(PartnerBasics.AGE_RANGE, new AgeRange(25, 35));
        Sample half = new Sample(copies(aged(36), aged(30)), 41);

        Leeway leeway = Demands.of(seeker.card(), settings(Answers.NONE)).cost(half, half, AT);

        assertThat(leeway.exact()).isFalse();
        assertThat(leeway.fitting()).isEqualTo(20);
        assertThat(leeway.costs().getFirst().keptAway()).isEqualTo(20);
    }

    @Test
    void what_a_relaxation_adds_is_what_looking_again_at_everybody_finds() {
        List<MatchCard> others = IntStream.range(0, 150)
                .mapToObj(i -> RandomPeople.person(1_000 + i, 5_000 + i))
                .flatMap(DemandsTest::tenfold)
                .toList();
        int compared = 0;
        for (int i = 0; i < 150; i++) {
            MatchCard card = RandomPeople.card(1, 90_000 + i);
            UserSettings settings =
                    settings(i % 3 == 0 ? Answers.NONE.with(DiscoverySettings.DISTANCE_RADIUS, 20) : Answers.NONE);
            if (!Eligibility.isReady(card, AT)) {
                continue;
            }
            Demands demands = Demands.of(card, settings);
            MatchCard own = card.seekingBy(settings);
            Sample anybody = everybody(fitting(demands.anybody(), others));
            Sample nearby = everybody(fitting(demands.nearby(), others));

            Leeway leeway = demands.cost(anybody, nearby, AT);

            assertThat(leeway).isEqualTo(demands.cost(everybody(others), everybody(others), AT));
            assertThat(leeway.fitting()).isEqualTo(fitting(own, others).size());
            for (Cost cost : leeway.costs()) {
                Wish wish = cost.demand().wish();
                Attribute<?> trait = cost.demand().criterion().trait();
                assertThat(trait == null
                                || trait.equals(Basics.DATE_OF_BIRTH)
                                || PublishedProfile.ATTRIBUTES.contains(trait))
                        .isTrue();
                boolean aboutAge = wish.criterion() == Criterion.AGE || wish.criterion() == Criterion.BORN;
                boolean aboutActivity = wish.criterion() == Criterion.RECENTLY_ACTIVE;
                if (!aboutAge && !aboutActivity && cost.gains().isEmpty()) {
                    assertThat(fitting(relaxed(own, wish, null), others)).hasSize(leeway.fitting());
                }
                for (Gain gain : cost.gains()) {
                    MatchCard relaxed = relaxed(own, wish, gain.relaxation().wish());
                    assertThat(gain.added())
                            .as("%s of %s", gain.relaxation(), wish)
                            .isEqualTo((int) fitting(relaxed, others).stream()
                                    .filter(other -> !Eligibility.fits(own, other, AT))
                                    .filter(other ->
                                            !aboutAge || other.visibility().showsAge())
                                    .filter(other ->
                                            !aboutActivity || other.visibility().showsOnline())
                                    .count());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    private Leeway leeway(List<MatchCard> others) {
        return Demands.of(seeker.card(), settings(Answers.NONE)).cost(everybody(others), everybody(others), AT);
    }

    private static List<String> told(Cost cost) {
        return cost.gains().stream()
                .map(gain -> gain.relaxation().kind() + " " + gain.relaxation().number() + ": " + gain.added())
                .toList();
    }

    private static Sample everybody(List<MatchCard> others) {
        return new Sample(others, others.size());
    }

    private static List<MatchCard> fitting(MatchCard seeker, List<MatchCard> others) {
        return others.stream()
                .filter(other -> Eligibility.fits(seeker, other, AT))
                .toList();
    }

    private static MatchCard relaxed(MatchCard card, Wish wish, @Nullable Wish left) {
        List<Wish> wishes = new ArrayList<>(card.wishes());
        int place = wishes.indexOf(wish);
        wishes.remove(place);
        if (left != null) {
            wishes.add(place, left);
        }
        return new MatchCard(card.owner(), card.standing(), card.visibility(), card.traits(), wishes);
    }

    private static UserSettings settings(Answers chosen) {
        return new UserSettings(People.man(1).card().owner(), chosen, 1, People.NOON);
    }

    private static People aged(int age) {
        return aged(People.woman(1), age);
    }

    private static People aged(People person, int age) {
        return person.bornOn(AT.today().minusYears(age));
    }

    private static Residence living(double latitude) {
        return new Residence("IN", "", "", GeoCell.containing(latitude, 77.59));
    }

    private static List<MatchCard> copies(People... people) {
        List<MatchCard> all = new ArrayList<>();
        for (People person : people) {
            tenfold(person).forEach(all::add);
        }
        return all;
    }

    private static Stream<MatchCard> tenfold(People person) {
        MatchCard card = person.card().asSeenByOthers();
        return IntStream.range(0, COPIES)
                .mapToObj(copy -> new MatchCard(
                        new UserId(card.owner().value() * COPIES + copy + 10),
                        card.standing(),
                        card.visibility(),
                        card.traits(),
                        card.wishes()));
    }
}
