package com.datifyy.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.bench.service.LookingAtEverybody.Place;
import com.datifyy.bootstrap.demo.DemoPopulation;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Rotation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookingAtEverybodyTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Moment AT = Moment.of(NOW);
    private static final int BEST = 3;

    private final List<MatchCard> cards = new DemoPopulation(1, 200, NOW)
            .people()
            .map(person -> MatchCard.of(person.user(), person.profile(), person.preferences()))
            .toList();
    private final MatchCard seeker = cards.stream()
            .filter(card -> everybodyFor(card).size() > BEST)
            .findFirst()
            .orElseThrow();

    private List<Place> everybodyFor(MatchCard card) {
        return cards.stream()
                .filter(other -> Eligibility.fits(card, other, AT))
                .map(other -> {
                    int points = Compatibility.pointsBetween(card, other, AT);
                    return new Place(other.owner().value(), points, points);
                })
                .sorted(Comparator.comparingInt(Place::rank).reversed().thenComparingInt(Place::id))
                .toList();
    }

    private String told(List<Place> answer, int hidden) {
        LookingAtEverybody looking = new LookingAtEverybody(BEST, AT);
        looking.recommended(seeker, Rotation.NONE, id -> id == hidden, answer);
        looking.look(cards.subList(0, 70));
        looking.look(cards.subList(70, cards.size()));
        return looking.told("answers");
    }

    @Test
    void the_best_in_their_order_are_right() {
        assertThat(told(everybodyFor(seeker).subList(0, BEST), 0))
                .isEqualTo("1 of 1 answers equal those of looking at every card; 3.0 people each");
    }

    @Test
    void one_too_few_one_too_many_and_one_who_is_hidden_are_wrong() {
        List<Place> all = everybodyFor(seeker);

        assertThatThrownBy(() -> told(all.subList(0, BEST - 1), 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0 of 1 answers");
        assertThatThrownBy(() -> told(all.subList(0, BEST + 1), 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> told(all.subList(0, BEST), all.getFirst().id()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told(all.subList(1, BEST + 1), all.getFirst().id())).startsWith("1 of 1");
    }
}
