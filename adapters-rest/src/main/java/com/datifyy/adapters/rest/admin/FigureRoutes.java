package com.datifyy.adapters.rest.admin;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Query;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.admin.PlatformInsights;
import com.datifyy.application.admin.PlatformInsights.Level;
import com.datifyy.application.admin.PlatformInsights.Series;
import com.datifyy.application.admin.PlatformInsights.Share;
import com.datifyy.application.admin.PlatformInsights.Span;
import com.datifyy.application.admin.PlatformInsights.Trait;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.figures.Period;
import com.datifyy.domain.figures.TimeZones;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Figures about everybody, for the staff.
public final class FigureRoutes implements Routes.Part {
    private static final Vocabulary<Period> PERIODS = Vocabulary.of(Period.class);

    /// What the zone is called: of several that are given, the first counts.
    private static final List<String> ZONE_NAMES = List.of("tz", "time_zone", "zone");

    private final PlatformInsights insights;

    public FigureRoutes(PlatformInsights insights) {
        this.insights = insights;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forStaff("GET /api/v1/admin/analytics/platform", this::platform)
                .forStaff("GET /api/v1/admin/analytics", this::platform)
                .forStaff("GET /api/v1/admin/analytics/user-growth", this::growth)
                .forStaff("GET /api/v1/admin/analytics/active-users", this::active)
                .forStaff("GET /api/v1/admin/analytics/signups", this::signups)
                .forStaff("GET /api/v1/admin/analytics/demographics", this::demographics)
                .forStaff("GET /api/v1/admin/analytics/locations", this::places)
                .forStaff("GET /api/v1/admin/analytics/availability", this::availability);
    }

    private void platform(Exchange http, AdminCaller admin) {
        var now = insights.platform(admin, zone(http.query()));
        http.answer(Json.object()
                .put("totalUsers", now.all())
                .put("activeUsers", now.active())
                .put("verifiedUsers", now.verified())
                .put("availableForDating", now.available())
                .put("totalDatesScheduled", now.datesScheduled())
                .put("totalDatesCompleted", now.datesCompleted())
                .put("todaySignups", now.joinedToday())
                .put("thisWeekSignups", now.joinedThisWeek())
                .put("thisMonthSignups", now.joinedThisMonth()));
    }

    private void growth(Exchange http, AdminCaller admin) {
        Series series = insights.growth(admin, span(http.query()));
        http.answer(points(series).put("totalUsers", series.whole()).put("growthRate", series.rate()));
    }

    private void active(Exchange http, AdminCaller admin) {
        Series series = insights.active(admin, span(http.query()));
        http.answer(points(series).put("currentActive", series.whole()).put("activityRate", series.rate()));
    }

    private void signups(Exchange http, AdminCaller admin) {
        Series series = insights.signups(admin, span(http.query()));
        http.answer(points(series).put("totalSignups", series.whole()));
    }

    private void demographics(Exchange http, AdminCaller admin) {
        Query query = http.query();
        var shares = insights.demographics(admin, Trait.named(given(query, "metric_type")), zone(query));
        ObjectNode json = Json.object();
        json.set("data", Json.list(shares.stream().map(FigureRoutes::group).toList()));
        http.answer(json);
    }

    private void places(Exchange http, AdminCaller admin) {
        Query query = http.query();
        var shares = insights.places(admin, Level.named(given(query, "level")), given(query, "parent_location"));
        ObjectNode json = Json.object();
        json.set("locations", Json.list(shares.stream().map(FigureRoutes::place).toList()));
        http.answer(json);
    }

    private void availability(Exchange http, AdminCaller admin) {
        var availability = insights.availability(admin);
        http.answer(Json.object()
                .put("availableUsers", availability.free())
                .put("unavailableUsers", availability.others())
                .put("availabilityRate", availability.rate()));
    }

    private static Span span(Query query) {
        Period period = PERIODS.read("period", given(query, "period"));
        return new Span(
                period == null ? Period.MONTHLY : period,
                time(query, "start_time"),
                time(query, "end_time"),
                zone(query));
    }

    private static @Nullable Instant time(Query query, String name) {
        String text = query.one(name);
        return text == null ? null : JsonTime.instant(name, text);
    }

    private static String zone(Query query) {
        for (String name : ZONE_NAMES) {
            String zone = zone(query, name);
            if (!zone.isEmpty()) {
                return zone;
            }
        }
        return "";
    }

    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput under the name that was used, when there is no such zone
    private static String zone(Query query, String name) {
        String zone = given(query, name);
        return zone.isEmpty() ? "" : TimeZones.named(name, zone).getId();
    }

    private static String given(Query query, String name) {
        return Objects.requireNonNullElse(query.one(name), "");
    }

    private static ObjectNode points(Series series) {
        ObjectNode json = Json.object();
        json.set(
                "dataPoints",
                Json.list(series.points().stream()
                        .map(point -> Json.object()
                                .put("label", point.label())
                                .put("value", point.value())
                                .put("timestamp", point.start().getEpochSecond()))
                        .toList()));
        return json;
    }

    private static ObjectNode group(Share share) {
        return Json.object()
                .put("category", share.name())
                .put("count", share.people())
                .put("percentage", share.percentage());
    }

    private static ObjectNode place(Share share) {
        return Json.object()
                .put("locationName", share.name())
                .put("locationCode", share.code())
                .put("userCount", share.people())
                .put("percentage", share.percentage());
    }
}
