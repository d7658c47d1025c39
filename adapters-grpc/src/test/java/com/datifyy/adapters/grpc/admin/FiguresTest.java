package com.datifyy.adapters.grpc.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.admin.v1.ActiveUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.admin.v1.AnalyticsPeriod;
import com.datifyy.adapters.grpc.wire.admin.v1.AvailabilityStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.DemographicsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.LocationData;
import com.datifyy.adapters.grpc.wire.admin.v1.LocationStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.PlatformStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SignupsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.TimeRange;
import com.datifyy.adapters.grpc.wire.admin.v1.UserGrowthRequest;
import com.datifyy.adapters.grpc.wire.common.v1.Location;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.admin.AdminRole;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Figures about everybody.
class FiguresTest {
    @AutoClose("stop")
    private final Service service = new Service();

    private final AdminServiceBlockingStub genie = AdminServiceGrpc.newBlockingStub(
            Member.with(service.channel(), InMemoryApplication.tokenOf(service.staff(AdminRole.GENIE))));

    @Test
    void nobody_is_there_at_first_and_every_call_answers() {
        var range = TimeRange.newBuilder().setTimeZone("Asia/Kolkata").build();

        assertThat(genie.getPlatformStats(PlatformStatsRequest.getDefaultInstance())
                        .getTotalUsers())
                .isZero();
        assertThat(genie.getUserGrowth(UserGrowthRequest.newBuilder()
                                .setPeriod(AnalyticsPeriod.ANALYTICS_PERIOD_DAILY)
                                .setTimeRange(range)
                                .build())
                        .getDataPointsCount())
                .isGreaterThan(27);
        assertThat(genie.getSignups(SignupsRequest.getDefaultInstance()).getTotalSignups())
                .isZero();
        assertThat(genie.getActiveUsers(ActiveUsersRequest.newBuilder()
                                .setTimeRange(range)
                                .build())
                        .getActivityRate())
                .isZero();
        assertThat(genie.getDemographics(DemographicsRequest.newBuilder()
                                .setMetricType("age_group")
                                .build())
                        .getDataCount())
                .isEqualTo(5);
        assertThat(genie.getLocationStats(LocationStatsRequest.getDefaultInstance())
                        .getLocationsCount())
                .isZero();
        assertThat(genie.getAvailabilityStats(AvailabilityStatsRequest.getDefaultInstance())
                        .getAvailabilityRate())
                .isZero();
    }

    @Test
    void people_are_told_by_state() {
        lives("Asha", Location.newBuilder().setCountryCode("IN").setState("Goa"));
        lives("Maya", Location.newBuilder().setCountryCode("IN").setState("Goa"));
        lives("Ravi", Location.newBuilder().setCountryCode("IN").setCity("Delhi"));
        lives("Kim", Location.newBuilder().setCountryCode("SG"));

        assertThat(genie.getLocationStats(LocationStatsRequest.newBuilder()
                                .setLevel("state")
                                .setParentLocation("IN")
                                .build())
                        .getLocationsList())
                .extracting(LocationData::getLocationName, LocationData::getUserCount, LocationData::getPercentage)
                .containsExactly(tuple("Goa", 2L, 50.0), tuple("Unknown", 1L, 25.0));
    }

    private void lives(String name, Location.Builder home) {
        var changed = service.join(name)
                .user()
                .updateProfile(UpdateProfileRequest.newBuilder()
                        .setProfileDetails(ProfileDetails.newBuilder().setLocation(home))
                        .addUpdateFields("location")
                        .build());
        assertThat(changed.getProfile().getProfileDetails().getLocation()).isEqualTo(home.build());
    }

    @Test
    void what_is_wrong_is_refused() {
        Refused refused = Refused.by(() -> genie.getPlatformStats(
                PlatformStatsRequest.newBuilder().setTimeZone("Mars/Base").build()));

        assertThat(refused.code()).isEqualTo("INVALID_INPUT");
        assertThat(refused.field()).isEqualTo("time_zone");
    }
}
