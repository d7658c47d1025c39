package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.People;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.RandomPeople;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GlanceTest {
    private static final int PEOPLE = 200;
    private static final Moment AT = Moment.of(People.NOON);

    @Test
    void it_never_tells_fewer_points_than_there_are_and_misses_no_demand_that_is_met() {
        List<MatchCard> others = IntStream.range(PEOPLE, 2 * PEOPLE)
                .mapToObj(seed -> RandomPeople.card(2, seed).asSeenByOthers())
                .toList();
        int missed = 0;
        int exact = 0;
        for (int seed = 0; seed < PEOPLE; seed++) {
            MatchCard seeker = RandomPeople.card(1, seed);
            Glance glance = new Glance(seeker, AT);
            for (MatchCard card : others) {
                int points = Compatibility.between(seeker, card, AT).forOther().points();
                int most = glance.mostPoints(packed(card));
                if (most == Glance.MISSED) {
                    missed++;
                    assertThat(Eligibility.meetsDemands(card, seeker, AT)).isFalse();
                } else {
                    exact += most == points ? 1 : 0;
                    assertThat(most).isBetween(points, 10_000);
                }
            }
        }
        assertThat(missed).isPositive();
        assertThat(exact).isPositive();
    }

    @Test
    void who_told_nothing_that_depends_on_both_has_the_points_that_there_are() {
        for (int seed = 0; seed < PEOPLE; seed++) {
            MatchCard card = RandomPeople.card(1, seed);
            Traits.Builder told = new Traits.Builder();
            for (Criterion criterion : List.of(Criterion.GENDER, Criterion.AGE, Criterion.DRINKING)) {
                told.number(criterion, card.traits().number(criterion));
            }
            MatchCard newcomer =
                    new MatchCard(card.owner(), card.standing(), card.visibility(), told.build(), card.wishes());
            MatchCard other = RandomPeople.card(2, PEOPLE + seed);

            assertThat(new Glance(newcomer, AT).mostPoints(packed(other)))
                    .isEqualTo(
                            Eligibility.meetsDemands(other, newcomer, AT)
                                    ? Compatibility.between(newcomer, other, AT)
                                            .forOther()
                                            .points()
                                    : Glance.MISSED);
        }
    }

    @Test
    void bytes_that_are_no_card_are_refused() {
        Glance glance = new Glance(RandomPeople.card(1, 1), AT);
        MatchCard card = RandomPeople.card(2, 2);
        byte[] newer = packed(card);
        newer[0] = 9;

        assertThatThrownBy(() -> glance.mostPoints(newer)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> glance.mostPoints(Arrays.copyOf(packed(card), 20)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> glance.mostPoints(new byte[0])).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] packed(MatchCard card) {
        List<Wish> wishes = card.wishes();
        return CardCodec.encode(card.traits(), wishes, card.visibility().showsOnline());
    }
}
