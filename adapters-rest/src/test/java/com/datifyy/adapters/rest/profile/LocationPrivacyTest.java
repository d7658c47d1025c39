package com.datifyy.adapters.rest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.domain.shared.GeoCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What others can find out about where somebody is, and how often somebody may be elsewhere.
class LocationPrivacyTest {
    private static final GeoCell HOME = GeoCell.containing(18.5204, 73.8567);

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya Rao", "GENDER_FEMALE");
    private final RestService.Member ravi = service.join("Ravi Kulkarni", "GENDER_MALE");

    @Test
    void d3_wherever_in_a_cell_somebody_is_every_answer_to_others_is_the_same_byte_by_byte() {
        List<String> first = null;
        for (int place = 0; place < 5; place++) {
            double latitude = HOME.latitude() + (place == 4 ? 0 : (place % 2 == 0 ? -0.5 : 0.5) * 0.019);
            double longitude = HOME.longitude() + (place == 4 ? 0 : (place >= 2 ? 0.5 : -0.5) * 0.019);
            assertThat(live(ravi, latitude, longitude).status()).isEqualTo(200);
            List<String> answers = everythingMayaHears();
            first = first == null ? answers : first;
            assertThat(answers).isEqualTo(first);
        }
        assertThat(first).as("some questions find him").anyMatch(answer -> answer.contains("Ravi"));
        assertThat(first).as("and some do not").anyMatch(answer -> !answer.contains("Ravi"));
    }

    private List<String> everythingMayaHears() {
        Random positions = new Random(7);
        List<String> answers = new ArrayList<>();
        answers.add(maya.get("/api/v1/user/recommendations").text());
        answers.add(maya.get("/api/v1/user/profile/" + ravi.id()).text());
        for (int position = 0; position < 60; position++) {
            answers.add(maya.get("/api/v1/user/search?distance="
                            + List.of(5, 10, 25, 50).get(position % 4) + "&latitude="
                            + (18.52 + positions.nextDouble(-0.5, 0.5)) + "&longitude="
                            + (73.85 + positions.nextDouble(-0.5, 0.5)))
                    .text());
        }
        return answers;
    }

    /// Recommendations, a profile and the leeway are asked from where somebody says they live: as many people ask
    /// as there are places to ask from, each of whom wants somebody within ten kilometres. The leeway counts in
    /// tens, so there are nine more men where Ravi lives.
    @Test
    void d3_from_wherever_others_ask_they_hear_the_same_byte_by_byte() {
        for (int i = 0; i < 9; i++) {
            service.join("Omar Aziz", "GENDER_MALE");
        }
        List<RestService.Member> others = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            RestService.Member other = service.join("Asha Sen");
            assertThat(other.put("/api/v1/user/me", """
                            {"basicInfo": {"gender": "GENDER_FEMALE"}, "profileDetails": {"location":
                                {"city": "Pune", "latitude": %s, "longitude": %s}}, "updateFields": ["gender", "location"]}""".formatted(
                                            18.52 + (i % 4 - 1.5) * 0.07, 73.85 + (Math.floorDiv(i, 4) - 1.5) * 0.07))
                            .status())
                    .isEqualTo(200);
            assertThat(other.put("/api/v1/partner-preferences", """
                            {"preferences": {"lookingForGender": ["GENDER_MALE"], "distancePreference": 10, "matchStrengths":
                                {"lookingForGender": "MATCH_STRENGTH_MUST_HAVE", "distancePreference": "MATCH_STRENGTH_MUST_HAVE"}}}""").status()).isEqualTo(200);
            others.add(other);
        }
        List<String> first = null;
        for (int place = 0; place < 5; place++) {
            double latitude = HOME.latitude() + (place == 4 ? 0 : (place % 2 == 0 ? -0.5 : 0.5) * 0.019);
            double longitude = HOME.longitude() + (place == 4 ? 0 : (place >= 2 ? 0.5 : -0.5) * 0.019);
            assertThat(live(ravi, latitude, longitude).status()).isEqualTo(200);
            List<String> answers = new ArrayList<>();
            for (RestService.Member other : others) {
                for (String path :
                        List.of("recommendations?limit=50", "profile/" + ravi.id(), "recommendations/leeway")) {
                    Answer answer = other.get("/api/v1/user/" + path);
                    answers.add(answer.text().replace(answer.text("/requestId"), ""));
                }
            }
            first = first == null ? answers : first;
            assertThat(answers).isEqualTo(first);
        }
        List<String> recommended = everyThird(first, 0);
        assertThat(recommended).as("some are near enough").anyMatch(answer -> answer.contains("Ravi"));
        assertThat(recommended).as("and some are not").anyMatch(answer -> !answer.contains("Ravi"));
        assertThat(everyThird(first, 1)).as("near and far").anyMatch(answer -> answer.contains("Ravi"));
        assertThat(everyThird(first, 1).stream().distinct())
                .as("not all hear the same of him")
                .hasSizeGreaterThan(1);
        assertThat(everyThird(first, 2).stream().distinct())
                .as("how many more there would be depends on where one asks")
                .hasSizeGreaterThan(1);
    }

    private static List<String> everyThird(List<String> answers, int from) {
        return IntStream.range(0, answers.size())
                .filter(i -> i % 3 == from)
                .mapToObj(answers::get)
                .toList();
    }

    @Test
    void d4_a_location_that_changes_too_often_or_too_fast_is_refused_with_the_time_to_wait() {
        assertThat(live(maya, 18.5, 73.8).status()).isEqualTo(200);
        for (int change = 1; change <= 4; change++) { // the first was one: they joined with a place
            service.application.clock.advance(Duration.ofMinutes(2));
            assertThat(live(maya, 18.5 + change * 0.1, 73.8).status()).isEqualTo(200);
        }

        Answer often = live(maya, 18.5, 73.8);

        assertThat(often.status()).isEqualTo(429);
        assertThat(often.text("/code")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(often.header("retry-after")).isEqualTo("85920");
        assertThat(live(maya, 18.9, 73.8).status()).as("the same place").isEqualTo(200);
        assertThat(live(ravi, 18.5, 73.8).status()).isEqualTo(200);

        Answer fast = live(ravi, -33.87, 151.21);

        assertThat(fast.status()).isEqualTo(429);
        assertThat(fast.text()).contains("that fast");
    }

    @Test
    void d14_whoever_looked_at_enough_people_today_is_told_when_to_come_back() {
        assertThat(maya.get("/api/v1/user/recommendations").status()).isEqualTo(200);
        service.application.exhaust("people-shown");
        for (String path : List.of("recommendations", "search")) {
            assertThat(maya.get("/api/v1/user/" + path).status()).isEqualTo(429);
        }
        service.application.exhaust("people-pages");
        service.application.exhaust("people-looks");

        for (String path : List.of("recommendations", "search", "profile/" + ravi.id())) {
            Answer answer = maya.get("/api/v1/user/" + path);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("retry-after")).isNotBlank();
        }
    }

    @Test
    void d15_links_addresses_and_numbers_in_a_text_reach_nobody_else() {
        ravi.put("/api/v1/user/me", """
                {"profileDetails": {"bio": "Hills. ravi@example.org, www.example.org or +91 98765 43210"},
                 "updateFields": ["bio"]}""");

        assertThat(ravi.get("/api/v1/user/me").text()).contains("ravi@example.org");
        for (String path : List.of("recommendations", "search", "profile/" + ravi.id())) {
            assertThat(maya.get("/api/v1/user/" + path).text())
                    .contains("Hills.")
                    .doesNotContain("example.org")
                    .doesNotContain("98765");
        }
    }

    private static Answer live(RestService.Member member, double latitude, double longitude) {
        return member.put("/api/v1/user/me", """
                {"profileDetails": {"location": {"city": "Pune", "latitude": %s, "longitude": %s}},
                 "updateFields": ["location"]}""".formatted(latitude, longitude));
    }
}
