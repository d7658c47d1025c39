package com.datifyy.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoCellTest {
    @ParameterizedTest
    @CsvSource({"12.97,77.59", "-33.87,151.21", "0,0", "90,180", "-90,-180", "89.999,-179.999", "51.5,-0.12"})
    void a_cell_contains_its_own_centre_and_knows_its_number(double latitude, double longitude) {
        GeoCell cell = GeoCell.containing(latitude, longitude);

        assertThat(GeoCell.containing(cell.latitude(), cell.longitude())).isEqualTo(cell);
        assertThat(GeoCell.ofNumber(cell.number())).isEqualTo(cell);
    }

    @Test
    void d1_a_cell_is_at_least_two_kilometres_wide_and_high_anywhere_but_at_the_poles() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            double latitude = random.nextDouble() * 178 - 89;
            GeoCell cell = GeoCell.containing(latitude, random.nextDouble() * 360 - 180);
            GeoCell above = new GeoCell(cell.row() + 1, 0);
            GeoCell first = new GeoCell(cell.row(), 0);
            GeoCell second = new GeoCell(cell.row(), 1);

            assertThat((above.latitude() - cell.latitude()) * 111.19).isGreaterThan(2);
            assertThat(first.kilometresTo(second)).isGreaterThan(2);
        }
    }

    @Test
    void d2_everywhere_inside_a_cell_the_distance_to_anybody_is_the_same() {
        GeoCell attacker = GeoCell.containing(12.90, 77.50);
        GeoCell home = GeoCell.containing(13.0001, 77.6001);
        GeoCell corner = GeoCell.containing(home.latitude() - 0.0099, home.longitude() - 0.0099);
        GeoCell elsewhere = GeoCell.containing(home.latitude() + 0.0099, home.longitude() + 0.0099);

        assertThat(corner).isEqualTo(elsewhere);
        assertThat(attacker.distanceTo(corner)).isEqualTo(attacker.distanceTo(elsewhere));
    }

    @Test
    void known_distances() {
        GeoCell delhi = GeoCell.containing(28.6139, 77.2090);
        GeoCell mumbai = GeoCell.containing(19.0760, 72.8777);

        assertThat(delhi.kilometresTo(mumbai)).isCloseTo(1_148, within(5.0)).isEqualTo(mumbai.kilometresTo(delhi));
        assertThat(delhi.kilometresTo(delhi)).isZero();
        assertThat(delhi.distanceTo(mumbai)).isEqualTo(DistanceBucket.UNDER_2500_KM);
    }

    @Test
    void the_date_line_is_no_border() {
        assertThat(GeoCell.containing(0, 179.99).kilometresTo(GeoCell.containing(0, -179.99)))
                .isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-90.1, 90.1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_latitude_off_the_earth_is_refused(double latitude) {
        assertThatThrownBy(() -> GeoCell.containing(latitude, 0)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-180.1, 180.1, Double.NaN})
    void a_longitude_off_the_earth_is_refused(double longitude) {
        assertThatThrownBy(() -> GeoCell.containing(0, longitude)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0,UNDER_5_KM",
        "5,UNDER_5_KM",
        "5.01,UNDER_10_KM",
        "37,UNDER_50_KM",
        "10000,UNDER_10000_KM",
        "15000,FARTHER"
    })
    void a_distance_is_known_only_by_its_bucket(double kilometres, DistanceBucket bucket) {
        assertThat(DistanceBucket.of(kilometres)).isEqualTo(bucket);
    }
}
