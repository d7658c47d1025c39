package com.datifyy.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.Absolutes;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.settings.DiscoverySettings;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.GeoCell;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsWishesTest {
    private static final Moment AT = Moment.of(People.NOON);
    private static final UserSettings NOTHING_SET = UserSettings.initial(new UserId(1), People.NOON);

    private final People seeker = living(People.woman(1), 12.97);

    private static People living(People person, double latitude) {
        return person.tells(Details.LOCATION, new Residence("IN", "", "", GeoCell.containing(latitude, 77.59)));
    }

    private static UserSettings set(Changes changes) {
        return NOTHING_SET.with(changes, People.NOON);
    }

    private boolean fits(UserSettings settings, People other) {
        return Eligibility.fits(seeker.card().seekingBy(settings), other.card(), AT);
    }

    @Test
    void whoever_set_nothing_has_no_more_wishes_than_before() {
        assertThat(seeker.card().seekingBy(NOTHING_SET)).isEqualTo(seeker.card());
    }

    @Test
    void verified_only_leaves_the_others_out() {
        UserSettings settings = set(Changes.none().set(DiscoverySettings.VERIFIED_ONLY, true));

        assertThat(fits(settings, People.man(2))).isTrue();
        assertThat(fits(settings, People.man(2).unverified())).isFalse();
    }

    @Test
    void a_radius_leaves_out_who_is_farther_away() {
        UserSettings settings = set(Changes.none().set(DiscoverySettings.DISTANCE_RADIUS, 25));

        assertThat(fits(settings, living(People.man(2), 13.0))).isTrue();
        assertThat(fits(settings, living(People.man(2), 14.0))).isFalse();
        assertThat(fits(settings, People.man(2))).isTrue();
    }

    @Test
    void days_leave_out_who_was_not_there_for_longer() {
        UserSettings settings = set(Changes.none().set(DiscoverySettings.RECENTLY_ACTIVE_DAYS, 3));

        assertThat(fits(settings, People.man(2).lastActiveAt(People.NOON.minus(Duration.ofDays(3)))))
                .isTrue();
        assertThat(fits(settings, People.man(2).lastActiveAt(People.NOON.minus(Duration.ofDays(4)))))
                .isFalse();
    }

    @Test
    void in_global_mode_no_distance_of_ones_own_counts_and_the_others_still_does() {
        seeker.demands(PartnerBasics.DISTANCE_PREFERENCE, 20);
        UserSettings settings =
                set(Changes.none().set(DiscoverySettings.GLOBAL_MODE, true).set(DiscoverySettings.DISTANCE_RADIUS, 25));

        assertThat(fits(NOTHING_SET, living(People.man(2), 28.6))).isFalse();
        assertThat(fits(settings, living(People.man(2), 28.6))).isTrue();
        assertThat(fits(settings, living(People.man(2), 28.6).demands(PartnerBasics.DISTANCE_PREFERENCE, 20)))
                .isFalse();
    }

    @Test
    void in_global_mode_deal_breakers_about_long_distances_hold_on_both_sides() {
        UserSettings settings = set(Changes.none().set(DiscoverySettings.GLOBAL_MODE, true));
        List<DealBreaker> dealBreakers = List.of(new DealBreaker(DealBreakerType.LONG_DISTANCE, "", 3));
        People near = living(People.man(2), 13.0);
        People far = living(People.man(3), 28.6);

        assertThat(fits(settings, far)).isTrue();
        assertThat(fits(settings, far.wishes(Absolutes.DEAL_BREAKERS, dealBreakers)))
                .isFalse();

        seeker.wishes(Absolutes.DEAL_BREAKERS, dealBreakers);
        assertThat(fits(settings, near)).isTrue();
        assertThat(fits(settings, living(People.man(3), 28.6))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true,true,false,true", "false,true,false,false", "true,false,false,false", "true,true,true,false"})
    void shown_is_who_is_discoverable_has_a_public_profile_and_is_not_incognito(
            boolean discoverable, boolean publicProfile, boolean incognito, boolean shown) {
        UserSettings settings = set(Changes.none()
                .set(DiscoverySettings.DISCOVERABLE, discoverable)
                .set(PrivacySettings.PUBLIC_PROFILE, publicProfile)
                .set(PrivacySettings.INCOGNITO_MODE, incognito));

        assertThat(Visibility.of(settings).shown()).isEqualTo(shown);
        assertThat(Visibility.of(NOTHING_SET)).isEqualTo(Visibility.FULL);
    }

    @Test
    void d4_a_hidden_distance_is_unknown_whichever_of_the_two_asks_for_one() {
        MatchCard hiding = living(People.man(2), 12.97)
                .demands(PartnerBasics.DISTANCE_PREFERENCE, 20)
                .letsSee(new Visibility(true, true, false, true))
                .card();
        seeker.demands(PartnerBasics.DISTANCE_PREFERENCE, 20);

        MatchCard seen = hiding.asSeenByOthers();

        assertThat(seeker.card().traits().distanceTo(seen.traits())).isNull();
        assertThat(MatchReason.between(seeker.card(), seen, AT)).isEmpty();
        assertThat(Compatibility.pointsBetween(seeker.card(), seen, AT))
                .isEqualTo(Compatibility.pointsBetween(
                        seeker.card(),
                        living(People.man(2), -33)
                                .demands(PartnerBasics.DISTANCE_PREFERENCE, 20)
                                .letsSee(new Visibility(true, true, false, true))
                                .card()
                                .asSeenByOthers(),
                        AT));
        assertThat(hiding.traits().number(Criterion.DISTANCE)).isNotZero();
    }
}
