package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.admin.v1.ActiveUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ActiveUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.AnalyticsPeriod;
import com.datifyy.adapters.grpc.wire.admin.v1.AvailabilityStatsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.DataPoint;
import com.datifyy.adapters.grpc.wire.admin.v1.DemographicData;
import com.datifyy.adapters.grpc.wire.admin.v1.DemographicsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.DemographicsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.LocationData;
import com.datifyy.adapters.grpc.wire.admin.v1.LocationStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.LocationStatsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.PlatformStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.PlatformStatsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SignupsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SignupsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.TimeRange;
import com.datifyy.adapters.grpc.wire.admin.v1.UserGrowthRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UserGrowthResponse;
import com.datifyy.application.admin.PlatformInsights;
import com.datifyy.application.admin.PlatformInsights.Level;
import com.datifyy.application.admin.PlatformInsights.Point;
import com.datifyy.application.admin.PlatformInsights.Span;
import com.datifyy.application.admin.PlatformInsights.Trait;
import com.datifyy.domain.figures.Period;
import java.util.List;
import java.util.Optional;

/// The calls for figures about everybody.
final class FigureCalls {
    private static final ProtoEnum<Period> PERIODS = new ProtoEnum<>(Period.class, AnalyticsPeriod.getDescriptor());

    private final PlatformInsights insights;

    FigureCalls(PlatformInsights insights) {
        this.insights = insights;
    }

    PlatformStatsResponse platform(PlatformStatsRequest sent) {
        var now = insights.platform(Callers.staff(), sent.getTimeZone());
        return PlatformStatsResponse.newBuilder()
                .setTotalUsers(now.all())
                .setActiveUsers(now.active())
                .setVerifiedUsers(now.verified())
                .setAvailableForDating(now.available())
                .setTotalDatesScheduled(now.datesScheduled())
                .setTotalDatesCompleted(now.datesCompleted())
                .setTodaySignups(now.joinedToday())
                .setThisWeekSignups(now.joinedThisWeek())
                .setThisMonthSignups(now.joinedThisMonth())
                .build();
    }

    UserGrowthResponse growth(UserGrowthRequest sent) {
        var series = insights.growth(Callers.staff(), span(sent.getPeriodValue(), sent.getTimeRange()));
        return UserGrowthResponse.newBuilder()
                .addAllDataPoints(points(series.points()))
                .setTotalUsers(series.whole())
                .setGrowthRate(series.rate())
                .build();
    }

    ActiveUsersResponse active(ActiveUsersRequest sent) {
        var series = insights.active(Callers.staff(), span(sent.getPeriodValue(), sent.getTimeRange()));
        return ActiveUsersResponse.newBuilder()
                .addAllDataPoints(points(series.points()))
                .setCurrentActive(series.whole())
                .setActivityRate(series.rate())
                .build();
    }

    SignupsResponse signups(SignupsRequest sent) {
        var series = insights.signups(Callers.staff(), span(sent.getPeriodValue(), sent.getTimeRange()));
        return SignupsResponse.newBuilder()
                .addAllDataPoints(points(series.points()))
                .setTotalSignups(series.whole())
                .build();
    }

    DemographicsResponse demographics(DemographicsRequest sent) {
        var shares = insights.demographics(Callers.staff(), Trait.named(sent.getMetricType()), sent.getTimeZone());
        return DemographicsResponse.newBuilder()
                .addAllData(shares.stream()
                        .map(share -> DemographicData.newBuilder()
                                .setCategory(share.name())
                                .setCount(share.people())
                                .setPercentage(share.percentage())
                                .build())
                        .toList())
                .build();
    }

    LocationStatsResponse places(LocationStatsRequest sent) {
        var shares = insights.places(Callers.staff(), Level.named(sent.getLevel()), sent.getParentLocation());
        return LocationStatsResponse.newBuilder()
                .addAllLocations(shares.stream()
                        .map(share -> LocationData.newBuilder()
                                .setLocationName(share.name())
                                .setLocationCode(share.code())
                                .setUserCount(share.people())
                                .setPercentage(share.percentage())
                                .build())
                        .toList())
                .build();
    }

    AvailabilityStatsResponse availability() {
        var availability = insights.availability(Callers.staff());
        return AvailabilityStatsResponse.newBuilder()
                .setAvailableUsers(availability.free())
                .setUnavailableUsers(availability.others())
                .setAvailabilityRate(availability.rate())
                .build();
    }

    private static Span span(int period, TimeRange range) {
        return new Span(
                Optional.ofNullable(PERIODS.toDomain("period", period)).orElse(Period.MONTHLY),
                range.hasStartTime()
                        ? ProtoTime.fromSeconds(
                                "start_time", range.getStartTime().getSeconds())
                        : null,
                range.hasEndTime()
                        ? ProtoTime.fromSeconds("end_time", range.getEndTime().getSeconds())
                        : null,
                range.getTimeZone());
    }

    private static List<DataPoint> points(List<Point> points) {
        return points.stream()
                .map(point -> DataPoint.newBuilder()
                        .setLabel(point.label())
                        .setValue(point.value())
                        .setTimestamp(ProtoTime.of(point.start()))
                        .build())
                .toList();
    }
}
