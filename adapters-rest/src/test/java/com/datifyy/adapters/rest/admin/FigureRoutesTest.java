package com.datifyy.adapters.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.ActivityCount;
import com.datifyy.domain.admin.AdminRole;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureRoutesTest {
    private static final String FIGURES = "/api/v1/admin/analytics";

    @AutoClose
    private final RestService service = new RestService();

    private RestService.Bearer genie() {
        return service.staff(InMemoryApplication.tokenOf(service.application.staff(AdminRole.GENIE)));
    }

    private void twoPeople() {
        service.application.register("maya@example.org", "Maya");
        service.application.registerProven("arjun@example.org", "Arjun");
    }

    @Test
    void how_things_stand_is_told() {
        twoPeople();

        Answer platform = genie().get(FIGURES + "/platform?tz=Asia/Kolkata");

        Golden.assertMatches("figures-platform", platform.body());
        assertThat(genie().get(FIGURES).body()).isEqualTo(platform.body());
        assertThat(genie().get(FIGURES + "/availability")
                        .at("/unavailableUsers")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void figures_over_time_are_told() {
        twoPeople();
        new ActivityCount(service.application.figures, service.application.units).countNew();
        long now = service.application.clock.instant().getEpochSecond();
        String days = "?period=daily&start_time=" + (now - 86_400) + "&end_time=" + now;

        Golden.assertMatches(
                "figures-growth", genie().get(FIGURES + "/user-growth" + days).body());
        Golden.assertMatches(
                "figures-active", genie().get(FIGURES + "/active-users" + days).body());
        Golden.assertMatches(
                "figures-signups", genie().get(FIGURES + "/signups" + days).body());
        assertThat(genie().get(FIGURES + "/user-growth").status())
                .as("without bounds")
                .isEqualTo(200);
    }

    @Test
    void groups_are_told() {
        twoPeople();

        Golden.assertMatches(
                "figures-genders", genie().get(FIGURES + "/demographics").body());
        Golden.assertMatches(
                "figures-countries", genie().get(FIGURES + "/locations").body());
        assertThat(genie().get(FIGURES + "/demographics?metric_type=age_group").at("/data"))
                .hasSize(5);
    }

    @Test
    void people_are_told_by_state() {
        twoPeople();
        service.join("Asha").put("/api/v1/user/me", """
                {"profileDetails": {"location": {"countryCode": "IN", "country": "India", "state": "Goa", "city": "Panaji"}},
                 "updateFields": ["location"]}""");
        service.join("Vikram").put("/api/v1/user/me", """
                {"profileDetails": {"location": {"countryCode": "IN", "country": "India", "city": "Delhi"}},
                 "updateFields": ["location"]}""");

        Golden.assertMatches(
                "figures-states",
                genie().get(FIGURES + "/locations?level=state&parent_location=IN")
                        .body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tz", "time_zone", "timeZone", "zone"})
    void a_wrong_zone_is_refused_under_the_name_that_was_used(String name) {
        for (String figures : new String[] {"/platform", "/signups", "/demographics"}) {
            assertThat(genie().get(FIGURES + figures + "?" + name + "=Mars/Base")
                            .text("/errors/0/field"))
                    .as(figures)
                    .isEqualTo(name.equals("timeZone") ? "time_zone" : name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demographics?metric_type=height",
                "/locations?level=planet",
                "/locations?level=state",
                "/platform?tz=Mars/Base",
                "/signups?period=hourly",
                "/signups?start_time=yesterday",
                "/signups?end_time=-999999999-01-01T00:00:00Z",
                "/signups?period=daily&start_time=1000000000",
                "/signups?start_time=1700000000&end_time=1600000000"
            })
    void what_is_wrong_is_refused(String query) {
        assertThat(genie().get(FIGURES + query).status()).isEqualTo(400);
    }
}
