package com.datifyy.application.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.PlatformInsights.Level;
import com.datifyy.application.admin.PlatformInsights.Point;
import com.datifyy.application.admin.PlatformInsights.Share;
import com.datifyy.application.admin.PlatformInsights.Span;
import com.datifyy.application.admin.PlatformInsights.Trait;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.figures.Period;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformInsightsTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final PlatformInsights insights = application.office.insights();
    private final AdminCaller genie = application.staff(AdminRole.GENIE);

    private static Span span(Period period, String from, String until, String zone) {
        return new Span(period, Instant.parse(from), Instant.parse(until), zone);
    }

    @Test
    void growth_is_cumulative_and_signups_are_not() {
        application.register("maya@example.org", "Maya");
        Instant first = application.clock.instant();
        application.clock.advance(Duration.ofDays(3));
        application.register("arjun@example.org", "Arjun");
        var days = new Span(Period.DAILY, first, null, "");

        var growth = insights.growth(genie, days);
        assertThat(growth.points()).extracting(Point::value).containsExactly(1L, 1L, 1L, 2L);
        assertThat(growth.whole()).isEqualTo(2);
        assertThat(growth.rate()).isEqualTo(100);
        var signups = insights.signups(genie, days);
        assertThat(signups.points()).extracting(Point::value).containsExactly(1L, 0L, 0L, 1L);
        assertThat(signups.whole()).isEqualTo(2);
        assertThat(signups.rate()).isZero();
    }

    @Test
    void people_who_were_there_count_once_in_each_bucket_of_every_zone() {
        var count = new ActivityCount(application.figures, application.units);
        application.clock.advance(Duration.between(application.clock.instant(), Instant.parse("2026-03-10T17:00:00Z")));
        var maya = application.register("maya@example.org", "Maya");
        application.register("arjun@example.org", "Arjun");
        application.clock.advance(Duration.ofHours(2)); // past midnight in Kolkata, not in UTC
        application.units.run(() -> application.users.touch(maya.user().id(), application.clock.instant()));
        assertThat(count.countNew()).isEqualTo(3);
        assertThat(count.countNew()).isZero();

        var utc = insights.active(genie, span(Period.DAILY, "2026-03-10T00:00:00Z", "2026-03-10T23:00:00Z", "UTC"));
        assertThat(utc.points()).extracting(Point::value).containsExactly(2L);
        assertThat(utc.rate()).isEqualTo(100);
        var kolkata = insights.active(
                genie, span(Period.DAILY, "2026-03-10T00:00:00Z", "2026-03-10T19:00:00Z", "Asia/Kolkata"));
        assertThat(kolkata.points()).extracting(Point::value).containsExactly(2L, 1L);
        assertThat(kolkata.whole()).isEqualTo(1);
        assertThat(kolkata.rate()).isEqualTo(50);
        var month = insights.active(
                genie, span(Period.MONTHLY, "2026-03-01T00:00:00Z", "2026-03-10T19:00:00Z", "Asia/Kolkata"));
        assertThat(month.points()).extracting(Point::value).containsExactly(2L);
        assertThat(month.points()).extracting(Point::label).containsExactly("2026-03");
    }

    @Test
    void no_more_than_everybody_was_there_though_some_are_deleted_for_good_since() {
        var count = new ActivityCount(application.figures, application.units);
        var maya = application.register("maya@example.org", "Maya");
        application.register("arjun@example.org", "Arjun");
        assertThat(count.countNew()).isEqualTo(2);
        var _ = application.units.execute(
                () -> application.personalData.purge(maya.user().id(), application.clock.instant()));

        var today = insights.active(genie, new Span(Period.DAILY, application.clock.instant(), null, ""));

        assertThat(today.whole()).isEqualTo(2);
        assertThat(today.rate()).isEqualTo(100);
    }

    @Test
    void shares_are_of_everybody() {
        application.register("maya@example.org", "Maya"); // born in May 1996
        application.register("arjun@example.org", "Arjun");

        assertThat(insights.demographics(genie, Trait.GENDER, "")).containsExactly(new Share("Unknown", "", 2, 100));
        assertThat(insights.demographics(genie, Trait.AGE_GROUP, ""))
                .extracting(Share::name, Share::people)
                .contains(tuple("25-34", 2L))
                .hasSize(5);
        assertThat(insights.places(genie, Level.COUNTRY, "")).containsExactly(new Share("Unknown", "", 2, 100));
        assertThat(insights.places(genie, Level.CITY, "IN")).isEmpty();
        assertThat(insights.availability(genie)).isEqualTo(new PlatformInsights.Availability(0, 2, 0));
        assertThat(insights.platform(genie, "Asia/Kolkata"))
                .isEqualTo(new PlatformInsights.Platform(2, 2, 0, 0, 0, 0, 2, 2, 2));
    }

    @Test
    void only_those_of_a_country_who_told_no_state_are_of_an_unknown_one() {
        lives("maya@example.org", new Residence("IN", "India", "Maharashtra", "Pune", null));
        lives("arjun@example.org", new Residence("IN", "India", "Maharashtra", "Mumbai", null));
        lives("asha@example.org", new Residence("IN", "India", "Panaji", null));
        lives("kim@example.org", new Residence("US", "United States", "California", "", null));

        assertThat(insights.places(genie, Level.STATE, "in"))
                .containsExactly(new Share("Maharashtra", "IN", 2, 50), new Share("Unknown", "", 1, 25));
        assertThat(insights.places(genie, Level.STATE, "United States"))
                .containsExactly(new Share("California", "US", 1, 25));
        assertThat(insights.places(genie, Level.CITY, "maharashtra"))
                .as("cities of a state")
                .containsExactly(new Share("Mumbai", "IN", 1, 25), new Share("Pune", "IN", 1, 25));
        assertThat(insights.places(genie, Level.CITY, "California")).containsExactly(new Share("Unknown", "", 1, 25));
        assertThat(insights.places(genie, Level.CITY, "Nowhere")).isEmpty();
    }

    private void lives(String email, Residence home) {
        var caller = application.accessTokens.callerOf(
                application.register(email, "Maya").accessToken());
        var told = application.profileEditing.edit(caller, Changes.none().set(Details.LOCATION, home), null);
        assertThat(told.profile().answers().get(Details.LOCATION)).isEqualTo(home);
    }

    @Test
    void days_begin_in_the_zone_of_whoever_asks_also_on_those_that_are_not_of_24_hours() {
        var berlin = ZoneId.of("Europe/Berlin");
        assertThat(application
                        .adminDirectory
                        .changeProfile(genie, null, null, berlin)
                        .zone())
                .isEqualTo(berlin);
        var changes = new Span(
                Period.DAILY, Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-30T12:00:00Z"), "");
        application.clock.advance(Duration.between(application.clock.instant(), Instant.parse("2026-03-29T21:30:00Z")));
        application.register("maya@example.org", "Maya"); // 23:30 of a day of 23 hours
        application.clock.advance(Duration.ofHours(1));
        application.register("arjun@example.org", "Arjun"); // half past midnight

        assertThat(insights.platform(genie, "").joinedToday()).isEqualTo(1);
        assertThat(insights.platform(genie, "UTC").joinedToday()).isEqualTo(2);
        application.clock.advance(Duration.ofDays(1));
        assertThat(insights.signups(genie, changes).points())
                .containsExactly(
                        new Point("2026-03-29", 1, Instant.parse("2026-03-28T23:00:00Z")),
                        new Point("2026-03-30", 1, Instant.parse("2026-03-29T22:00:00Z")));
    }

    @Test
    void what_cannot_be_counted_is_refused() {
        assertThatThrownBy(() -> insights.places(genie, Level.STATE, "")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> insights.platform(genie, "+05:30")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Trait.named("height")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() ->
                        insights.growth(genie, span(Period.DAILY, "2024-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() ->
                        insights.growth(genie, span(Period.DAILY, "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "")))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @EnumSource
    void every_role_may_see_figures(AdminRole role) {
        assertThat(insights.availability(application.staff(role)).rate()).isZero();
    }
}
