package com.datifyy.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.SearchFilters;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.journey.Journey.Wishes;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How far away people live, as it is told, looked for and ranked by over both protocols.
class DistanceBucketsTest {
    private static final double KILOMETRES_PER_DEGREE = 111.2;

    /// Several in most steps of the scale, in an order that is neither theirs nor the other way round.
    private static final double[] KILOMETRES = {21, 8, 33, 180, 14, 3, 80, 47, 62, 17};

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private final Story here = Story.somewhere("GENDER_FEMALE");
    private final Map<String, DistanceBucket> away = new LinkedHashMap<>();

    /// Somebody as they are told.
    private record Told(String id, String bucket, int score) {
        static Told of(JsonNode json) {
            return new Told(
                    json.get("userId").textValue(),
                    json.get("distanceBucket").textValue(),
                    json.get("compatibilityScore").intValue());
        }

        static Told of(UserProfile profile) {
            return new Told(profile.getUserId(), profile.getDistanceBucket().name(), profile.getCompatibilityScore());
        }
    }

    @Test
    void d2_distances_are_told_found_by_and_ranked_by_in_buckets_over_both_protocols() {
        Member maya = app.overRest().register(Newcomer.named("Maya"));
        maya.tell(here);
        maya.wish(looking("GENDER_MALE", 40));
        for (double kilometres : KILOMETRES) {
            double latitude = here.latitude() + kilometres / KILOMETRES_PER_DEGREE;
            Member man = app.overRest().register(Newcomer.named("Arjun"));
            man.tell(new Story(
                    "GENDER_MALE",
                    here.city(),
                    latitude,
                    here.longitude(),
                    here.height(),
                    here.drinking(),
                    here.religion(),
                    ""));
            man.wish(looking("GENDER_FEMALE", 2_000));
            away.put(
                    man.id(),
                    GeoCell.containing(here.latitude(), here.longitude())
                            .distanceTo(GeoCell.containing(latitude, here.longitude())));
        }
        assertThat(away.values()).hasSizeGreaterThan(Set.copyOf(away.values()).size());

        for (int asked : new int[] {7, 10, 11, 18, 25, 26, 50, 99, 1_000}) {
            DistanceBucket farthest = DistanceBucket.of(asked);
            for (List<Told> found : List.of(searchOverRest(maya, asked), searchOverGrpc(maya, asked))) {
                assertTold(found);
                assertThat(found).extracting(Told::id).containsExactlyInAnyOrderElementsOf(within(farthest));
                assertThat(found)
                        .as("who is as far away by the scale comes by the id, however far in kilometres")
                        .isSortedAccordingTo(Comparator.comparingInt(Told::score)
                                .reversed()
                                .thenComparingInt(told -> Integer.parseInt(told.id())));
            }
        }
        for (List<Told> recommended : List.of(recommendedOverRest(maya), recommendedOverGrpc(maya))) {
            assertTold(recommended);
            assertThat(recommended)
                    .as("at most 40 km are at most 50 by the scale")
                    .extracting(Told::id)
                    .containsExactlyInAnyOrderElementsOf(within(DistanceBucket.UNDER_50_KM));
            assertThat(recommended)
                    .extracting(Told::score)
                    .containsOnly(recommended.getFirst().score());
        }
        for (String id : away.keySet()) {
            assertTold(List.of(
                    Told.of(app.http()
                            .as(maya.tokens().access())
                            .get("/api/v1/user/profile/" + id)
                            .at("/profile")),
                    Told.of(user(maya)
                            .getUserProfile(GetUserProfileRequest.newBuilder()
                                    .setUserId(id)
                                    .build())
                            .getProfile())));
        }
    }

    /// Women are hidden here and men looked for above, and who looks here looks no farther than 40 km: neither test
    /// finds the people of the other.
    @Test
    void d4_a_hidden_distance_is_told_found_by_and_ranked_by_nowhere() {
        Story there = Story.somewhere("GENDER_MALE");
        Member arjun = app.overRest().register(Newcomer.named("Arjun"));
        arjun.tell(there);
        arjun.wish(looking("GENDER_FEMALE", 40));
        Member near = app.overRest().register(Newcomer.named("Maya"));
        near.tell(there.neighbour("GENDER_FEMALE"));
        Member hiding = app.overRest().register(Newcomer.named("Asha"));
        hiding.tell(there.neighbour("GENDER_FEMALE"));
        int hidden = app.http()
                .as(hiding.tokens().access())
                .put("/api/v1/user/preferences", "{\"preferences\": {\"privacy\": {\"showDistance\": false}}}")
                .status();
        assertThat(hidden).isEqualTo(200);

        assertThat(searchOverRest(arjun, 40)).extracting(Told::id).containsExactly(near.id());
        assertThat(searchOverGrpc(arjun, 40)).extracting(Told::id).containsExactly(near.id());
        List<Told> recommended = recommendedOverRest(arjun);
        assertThat(recommended)
                .as("the wish is met by one, and nobody knows of the other")
                .extracting(Told::id, Told::bucket)
                .containsExactly(
                        tuple(near.id(), "DISTANCE_BUCKET_UNDER_5_KM"),
                        tuple(hiding.id(), "DISTANCE_BUCKET_UNSPECIFIED"));
        assertThat(recommendedOverGrpc(arjun)).isEqualTo(recommended);
    }

    private void assertTold(List<Told> people) {
        assertThat(people)
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told.bucket()).isEqualTo("DISTANCE_BUCKET_" + away.get(told.id())));
    }

    private List<String> within(DistanceBucket farthest) {
        List<String> ids = new ArrayList<>();
        away.forEach((id, bucket) -> {
            if (bucket.compareTo(farthest) <= 0) {
                ids.add(id);
            }
        });
        return ids;
    }

    private static Wishes looking(String gender, int kilometres) {
        return new Wishes(Set.of(gender), 18, 80, kilometres, Set.of("DRINKING_NEVER"), "MATCH_STRENGTH_NICE_TO_HAVE");
    }

    private static List<Told> searchOverRest(Member seeker, int kilometres) {
        return told(app.http()
                .as(seeker.tokens().access())
                .get("/api/v1/user/search?pageSize=50&distance=" + kilometres)
                .at("/users"));
    }

    private static List<Told> searchOverGrpc(Member seeker, int kilometres) {
        return user(seeker)
                .searchUsers(SearchUsersRequest.newBuilder()
                        .setFilters(SearchFilters.newBuilder().setDistance(kilometres))
                        .build())
                .getUsersList()
                .stream()
                .map(Told::of)
                .toList();
    }

    private static List<Told> recommendedOverRest(Member seeker) {
        return told(app.http()
                .as(seeker.tokens().access())
                .get("/api/v1/user/recommendations?limit=50")
                .at("/recommendations"));
    }

    private static List<Told> recommendedOverGrpc(Member seeker) {
        return user(seeker)
                .getRecommendations(
                        GetRecommendationsRequest.newBuilder().setLimit(50).build())
                .getRecommendationsList()
                .stream()
                .map(Told::of)
                .toList();
    }

    private static List<Told> told(JsonNode people) {
        return StreamSupport.stream(people.spliterator(), false).map(Told::of).toList();
    }

    private static UserServiceGrpc.UserServiceBlockingStub user(Member member) {
        return UserServiceGrpc.newBlockingStub(
                app.grpc().as(member.tokens().access()).channel());
    }
}
