package com.datifyy.adapters.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.common.v1.Location;
import com.datifyy.adapters.grpc.wire.user.v1.BasicInfo;
import com.datifyy.adapters.grpc.wire.user.v1.Gender;
import com.datifyy.adapters.grpc.wire.user.v1.GetLeewayRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.domain.shared.GeoCell;
import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What others can find out about where somebody is, and how often somebody may be elsewhere.
class LocationPrivacyTest {
    private static final GeoCell HOME = GeoCell.containing(18.5204, 73.8567);

    @AutoClose("stop")
    private final Service service = new Service();

    private final Member ravi = join("Ravi Kulkarni");

    @Test
    void d3_wherever_in_a_cell_somebody_is_every_answer_to_others_is_the_same_byte_by_byte() {
        List<Member> others = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Member other = join("Maya Rao");
            live(other, 18.52 + (i % 4 - 1.5) * 0.07, 73.85 + (Math.floorDiv(i, 4) - 1) * 0.09);
            others.add(other);
        }
        List<ByteString> first = null;
        for (int place = 0; place < 5; place++) {
            live(
                    ravi,
                    HOME.latitude() + (place == 4 ? 0 : (place % 2 == 0 ? -0.5 : 0.5) * 0.019),
                    HOME.longitude() + (place == 4 ? 0 : (place >= 2 ? 0.5 : -0.5) * 0.019));
            List<ByteString> answers = new ArrayList<>();
            for (Member other : others) {
                answers.add(other.user()
                        .getRecommendations(GetRecommendationsRequest.getDefaultInstance())
                        .toByteString());
                answers.add(other.user()
                        .searchUsers(SearchUsersRequest.getDefaultInstance())
                        .toByteString());
                answers.add(other.user()
                        .getUserProfile(GetUserProfileRequest.newBuilder()
                                .setUserId(ravi.id())
                                .build())
                        .toByteString());
                answers.add(other.user()
                        .getLeeway(GetLeewayRequest.getDefaultInstance())
                        .toByteString());
            }
            first = first == null ? answers : first;
            assertThat(answers).isEqualTo(first);
        }
    }

    @Test
    void d4_a_location_that_changes_too_often_or_too_fast_is_refused_with_the_time_to_wait() {
        live(ravi, 18.5, 73.8);
        for (int change = 1; change <= 5; change++) {
            service.clock().advance(Duration.ofMinutes(2));
            live(ravi, 18.5 + change * 0.1, 73.8);
        }

        Refused often = Refused.by(() -> live(ravi, 18.5, 73.8));

        assertThat(often.status()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(often.retryAfter()).isEqualTo("85920");
        live(ravi, 19.0, 73.8);
        Member maya = join("Maya Rao");
        live(maya, 18.5, 73.8);

        Refused fast = Refused.by(() -> live(maya, -33.87, 151.21));

        assertThat(fast.status()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(fast.words()).contains("that fast");
    }

    @Test
    void d14_whoever_looked_at_enough_people_today_is_told_when_to_come_back() {
        Member maya = join("Maya Rao");
        GetUserProfileRequest look =
                GetUserProfileRequest.newBuilder().setUserId(ravi.id()).build();
        assertThat(maya.user()
                        .getRecommendations(GetRecommendationsRequest.getDefaultInstance())
                        .getRecommendationsCount())
                .isPositive();

        service.exhaust("people-shown");
        assertCapped(() -> maya.user().getRecommendations(GetRecommendationsRequest.getDefaultInstance()));
        assertCapped(() -> maya.user().searchUsers(SearchUsersRequest.getDefaultInstance()));
        assertThat(maya.user().getUserProfile(look).getProfile().getUserId()).isEqualTo(ravi.id());

        service.exhaust("people-looks");
        assertCapped(() -> maya.user().getUserProfile(look));
    }

    private static void assertCapped(Runnable call) {
        Refused refused = Refused.by(call);
        assertThat(refused.status()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refused.retryAfter()).isEqualTo("90");
    }

    @Test
    void d15_links_addresses_and_numbers_in_a_text_reach_nobody_else() {
        Member maya = join("Maya Rao");
        var _ = ravi.user()
                .updateProfile(UpdateProfileRequest.newBuilder()
                        .setProfileDetails(
                                ProfileDetails.newBuilder().setBio("Hills. ravi@example.org, +91 98765 43210"))
                        .addUpdateFields("bio")
                        .build());

        assertThat(maya.user()
                        .getRecommendations(GetRecommendationsRequest.getDefaultInstance())
                        .toString())
                .contains("Hills.")
                .doesNotContain("example.org")
                .doesNotContain("98765");
    }

    private Member join(String name) {
        Member member = service.join(name);
        var _ = member.user()
                .updateProfile(UpdateProfileRequest.newBuilder()
                        .setBasicInfo(BasicInfo.newBuilder().setGender(Gender.GENDER_FEMALE))
                        .addUpdateFields("gender")
                        .build());
        return member;
    }

    private static void live(Member member, double latitude, double longitude) {
        Location place = Location.newBuilder()
                .setCity("Pune")
                .setLatitude(latitude)
                .setLongitude(longitude)
                .build();
        var _ = member.user()
                .updateProfile(UpdateProfileRequest.newBuilder()
                        .setProfileDetails(ProfileDetails.newBuilder().setLocation(place))
                        .addUpdateFields("location")
                        .build());
    }
}
