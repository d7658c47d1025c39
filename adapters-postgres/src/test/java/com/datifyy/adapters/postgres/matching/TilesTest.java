package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.shared.GeoCell;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TilesTest {

    private static GeoCell anywhere(Random random) {
        double latitude = random.nextInt(4) == 0
                ? Math.copySign(90 - random.nextDouble() * 4, random.nextBoolean() ? 1 : -1)
                : random.nextDouble(-90, 90);
        double longitude = random.nextInt(4) == 0
                ? Math.copySign(180 - random.nextDouble() * 4, random.nextBoolean() ? 1 : -1)
                : random.nextDouble(-180, 180);
        return GeoCell.containing(latitude, longitude);
    }

    @Test
    void nothing_in_a_square_is_closer_than_its_distance_says() {
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            GeoCell one = anywhere(random);
            GeoCell other = anywhere(random);

            assertThat(Tiles.atLeastKilometres(one, Tiles.of(other))).isLessThanOrEqualTo(one.kilometresTo(other));
        }
    }

    @Test
    void the_squares_around_a_place_hold_everybody_near() {
        Random random = new Random(12);
        for (int i = 0; i < 300; i++) {
            GeoCell centre = anywhere(random);
            List<Integer> near = Tiles.within(centre, 250);
            for (int j = 0; j < 100; j++) {
                GeoCell other = GeoCell.containing(
                        Math.clamp(centre.latitude() + random.nextDouble(-3, 3), -90, 90),
                        Math.clamp(centre.longitude() + random.nextDouble(-8, 8), -180, 180));
                if (centre.kilometresTo(other) <= 250) {
                    assertThat(near).contains(Tiles.of(other));
                }
            }
        }
    }

    @Test
    void no_square_near_enough_is_missing_and_none_farther_away_is_there() {
        Random random = new Random(13);
        for (int i = 0; i < 40; i++) {
            GeoCell centre = anywhere(random);
            List<Integer> every = IntStream.rangeClosed(1, 180 * 360)
                    .filter(tile -> Tiles.atLeastKilometres(centre, tile) <= 250)
                    .boxed()
                    .toList();
            assertThat(Tiles.within(centre, 250)).isEqualTo(every);
        }
    }

    @Test
    void a_place_lies_in_its_own_square_and_the_list_is_short() {
        GeoCell pune = GeoCell.containing(18.52, 73.86);

        assertThat(Tiles.atLeastKilometres(pune, Tiles.of(pune))).isZero();
        assertThat(Tiles.within(pune, 50)).contains(Tiles.of(pune)).hasSizeLessThanOrEqualTo(4);
        assertThat(Tiles.within(pune, 250)).hasSizeLessThan(50);
    }
}
