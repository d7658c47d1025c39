package com.datifyy.bootstrap.journey;

import com.datifyy.bootstrap.service.Answer;
import com.datifyy.bootstrap.service.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The journey over REST, as the web client makes it.
public record RestDriver(Http http) implements Journey.Visitor {
    private static final long HOUR = 3_600;

    @Override
    public Journey.Member register(Journey.Newcomer newcomer) {
        ObjectNode body = object().put("email", newcomer.email())
                .put("password", newcomer.password())
                .put("name", newcomer.name());
        if (newcomer.birthDate() != null) {
            body.put("dateOfBirth", newcomer.birthDate().toString());
        }
        return holding(tokens(expect(201, http.elsewhere().post("/api/v1/auth/register/email", body.toString()))));
    }

    @Override
    public Journey.Member signIn(String email, String password) {
        ObjectNode body = object().put("email", email).put("password", password);
        return holding(tokens(ok(http.elsewhere().post("/api/v1/auth/login/email", body.toString()))));
    }

    @Override
    public Journey.Tokens refresh(String refreshToken) {
        String body = object().put("refreshToken", refreshToken).toString();
        return tokens(ok(http.elsewhere().post("/api/v1/auth/token/refresh", body)));
    }

    @Override
    public void revoke(String refreshToken) {
        String body = object().put("refreshToken", refreshToken).toString();
        ok(http.elsewhere().post("/api/v1/auth/token/revoke", body));
    }

    @Override
    public Journey.Member holding(Journey.Tokens tokens) {
        return new RestMember(http.as(tokens.access()), tokens);
    }

    @Override
    public Journey.Genie staff(String token) {
        return new RestGenie(http.as(token));
    }

    private record RestGenie(Http http) implements Journey.Genie {
        @Override
        public int match(String one, String other) {
            ObjectNode analysis = object().put("userId", one);
            analysis.set("candidateIds", list(List.of(other)));
            int match = ok(http.post("/api/v1/admin/curation/analyze", analysis.toString()))
                    .at("/matches/0/curatedMatchId")
                    .intValue();
            ObjectNode decision = object().put("curatedMatchId", match).put("action", "accept");
            ok(http.post("/api/v1/admin/curation/action", decision.toString()));
            return match;
        }

        @Override
        public void suggest(int match) {
            ok(http.send("POST", "/api/v1/admin/curation/matches/" + match + "/suggest", null));
        }

        @Override
        public String schedule(int match, Instant start) {
            ObjectNode body = object().put("matchId", match).put("scheduledTime", start.getEpochSecond());
            return ok(http.post("/api/v1/admin/dates/schedule", body.toString()))
                    .at("/scheduledDate/id")
                    .asText();
        }

        @Override
        public String arrange(String one, String other, Instant start) {
            ObjectNode body =
                    object().put("user1Id", one).put("user2Id", other).put("scheduledTime", start.getEpochSecond());
            return expect(201, http.post("/api/v1/admin/dates", body.toString()))
                    .at("/date/dateId")
                    .asText();
        }

        @Override
        public List<Journey.Free> sharedHours(String one, String other) {
            return items(
                    ok(http.get("/api/v1/admin/shared-hours?user1Id=" + one + "&user2Id=" + other))
                            .at("/sharedHours"),
                    RestGenie::free);
        }

        @Override
        public Map<String, List<Journey.Free>> suggestionsFor(String person) {
            Map<String, List<Journey.Free>> found = new TreeMap<>();
            ok(http.get("/api/v1/admin/suggestions/" + person + "?limit=50"))
                    .at("/suggestions")
                    .forEach(suggested -> found.put(
                            suggested.at("/user/userId").textValue(),
                            items(suggested.at("/matchingSlots"), RestGenie::free)));
            return found;
        }

        @Override
        public Map<String, Integer> candidates() {
            Map<String, Integer> found = new TreeMap<>();
            ok(http.get("/api/v1/admin/curation/candidates"))
                    .at("/candidates")
                    .forEach(candidate -> found.put(
                            candidate.at("/userId").textValue(),
                            candidate.at("/availableSlotsCount").intValue()));
            return found;
        }

        private static Journey.Free free(JsonNode hour) {
            return new Journey.Free(
                    Instant.ofEpochSecond(hour.at("/startTime").longValue()),
                    Instant.ofEpochSecond(hour.at("/endTime").longValue()));
        }
    }

    private record RestMember(Http http, Journey.Tokens tokens) implements Journey.Member {
        @Override
        public Journey.Self profile() {
            return self(ok(http.get("/api/v1/user/me")));
        }

        @Override
        public Journey.Self tell(Journey.Story story, @Nullable String version) {
            ObjectNode body = object();
            body.putObject("basicInfo").put("gender", story.gender());
            body.putObject("profileDetails")
                    .put("height", story.height())
                    .put("bio", story.bio())
                    .putObject("location")
                    .put("city", story.city())
                    .put("latitude", story.latitude())
                    .put("longitude", story.longitude());
            body.putObject("lifestyleInfo").put("drinking", story.drinking()).put("religion", story.religion());
            body.set("updateFields", list(Journey.Story.FIELDS));
            String[] headers = version == null ? new String[0] : new String[] {"If-Match", version};
            return self(ok(http.put("/api/v1/user/me", body.toString(), headers)));
        }

        @Override
        public Journey.Wishes wishes() {
            return wishes(ok(http.get("/api/v1/partner-preferences")));
        }

        @Override
        public Journey.Wishes wish(Journey.Wishes wishes) {
            ObjectNode body = object();
            ObjectNode preferences = body.putObject("preferences");
            preferences.set("lookingForGender", list(wishes.genders()));
            preferences.putObject("ageRange").put("minAge", wishes.minAge()).put("maxAge", wishes.maxAge());
            preferences.put("distancePreference", wishes.distance());
            preferences.set("drinkingPreferences", list(wishes.drinking()));
            preferences.putObject("matchStrengths").put("drinkingPreferences", wishes.drinkingStrength());
            body.set("updateFields", list(Journey.Wishes.FIELDS));
            return wishes(ok(http.put("/api/v1/partner-preferences", body.toString())));
        }

        private static Journey.Wishes wishes(Answer answer) {
            JsonNode json = answer.at("/preferences");
            return new Journey.Wishes(
                    texts(json.get("lookingForGender")),
                    json.at("/ageRange/minAge").asInt(),
                    json.at("/ageRange/maxAge").asInt(),
                    json.get("distancePreference").asInt(),
                    texts(json.get("drinkingPreferences")),
                    json.at("/matchStrengths/drinkingPreferences").asText());
        }

        @Override
        public Journey.Planned give(List<Journey.Hour> hours) {
            ObjectNode body = object();
            ArrayNode slots = body.putArray("slots");
            hours.forEach(hour -> slots.add(json(hour)));
            JsonNode answer =
                    ok(http.post("/api/v1/availability", body.toString())).json();
            Map<Integer, String> refused = new TreeMap<>();
            answer.get("validationErrors")
                    .properties()
                    .forEach(error -> refused.put(
                            Integer.valueOf(error.getKey()), error.getValue().textValue()));
            return new Journey.Planned(items(answer.get("createdSlots"), RestMember::hour), refused);
        }

        @Override
        public List<Journey.Hour> hours() {
            return items(ok(http.get("/api/v1/availability")).at("/slots"), RestMember::hour);
        }

        @Override
        public Journey.Hour move(String slotId, Journey.Hour to) {
            return hour(ok(http.put("/api/v1/availability/" + slotId, json(to).toString()))
                    .json());
        }

        @Override
        public void takeBack(String slotId) {
            ok(http.delete("/api/v1/availability?slotId=" + slotId));
        }

        private static ObjectNode json(Journey.Hour hour) {
            long start = hour.start().getEpochSecond();
            ObjectNode json = object().put("startTime", start)
                    .put("endTime", start + HOUR)
                    .put("dateType", hour.kind())
                    .put("notes", hour.notes());
            if (!hour.place().isEmpty()) {
                json.putObject("offlineLocation")
                        .put("placeName", hour.place())
                        .put("address", "1 Main Road")
                        .put("city", "Pune")
                        .put("state", "Maharashtra")
                        .put("country", "India")
                        .put("zipcode", "411001");
            }
            return json;
        }

        private static Journey.Hour hour(JsonNode json) {
            return new Journey.Hour(
                    json.get("slotId").textValue(),
                    Instant.ofEpochSecond(json.get("startTime").longValue()),
                    json.get("dateType").textValue(),
                    json.at("/offlineLocation/placeName").asText(),
                    json.get("notes").textValue());
        }

        @Override
        public Journey.Found recommendations(int limit, @Nullable String cursor) {
            String path = "/api/v1/user/recommendations?limit=" + limit
                    + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            JsonNode answer = ok(http.get(path)).json();
            return found(answer.get("recommendations"), answer.get("nextCursor"));
        }

        @Override
        public Journey.Leeway leeway() {
            JsonNode answer =
                    ok(http.get("/api/v1/user/recommendations/leeway")).json();
            Map<String, Integer> keptAway = new TreeMap<>();
            Map<String, Integer> gains = new TreeMap<>();
            for (JsonNode cost : answer.get("costs")) {
                String preference = snake(cost.get("preference").textValue());
                keptAway.put(preference, cost.get("keptAway").intValue());
                for (JsonNode relaxation : cost.get("relaxations")) {
                    String change = preference + " " + relaxation.get("kind").textValue() + " "
                            + relaxation.get("number").intValue()
                            + relaxation.get("value").textValue();
                    gains.put(change, relaxation.get("added").intValue());
                }
            }
            return new Journey.Leeway(
                    answer.get("exact").booleanValue(), answer.get("fitting").intValue(), keptAway, gains);
        }

        @Override
        public Journey.Found search(Journey.Filters filters) {
            String path = "/api/v1/user/search?minAge=%d&maxAge=%d&gender=%s&drinking=%s"
                    .formatted(
                            filters.minAge(),
                            filters.maxAge(),
                            String.join(",", filters.genders()),
                            String.join("&drinking=", filters.drinking()));
            JsonNode answer = ok(http.get(path)).json();
            return found(answer.get("users"), answer.at("/pagination/nextCursor"));
        }

        @Override
        public Journey.Stranger lookAt(String userId) {
            return stranger(ok(http.get("/api/v1/user/profile/" + userId)).at("/profile"));
        }

        private static Journey.Found found(JsonNode people, JsonNode cursor) {
            String next = cursor.textValue();
            return new Journey.Found(items(people, RestMember::stranger), next.isEmpty() ? null : next);
        }

        @Override
        public List<Journey.Suggested> suggestions() {
            return items(
                    ok(http.get("/api/v1/user/suggestions?status=pending")).at("/suggestions"),
                    made -> new Journey.Suggested(
                            made.get("id").intValue(),
                            made.at("/suggestedUser/name").textValue()));
        }

        @Override
        public String answer(int suggestion, boolean accept, List<String> reasons) {
            ObjectNode body = object().put("accept", accept);
            body.set("reasons", list(reasons));
            return ok(http.post("/api/v1/user/suggestions/" + suggestion + "/respond", body.toString()))
                    .at("/action")
                    .textValue();
        }

        @Override
        public List<String> dates() {
            return items(
                    ok(http.get("/api/v1/user/love-zone/upcoming")).at("/dates"),
                    date -> date.get("id").asText());
        }

        private static Journey.Stranger stranger(JsonNode json) {
            Set<String> reasons = new LinkedHashSet<>();
            json.get("matchReasons")
                    .forEach(
                            reason -> reasons.add(snake(reason.get("preference").textValue())));
            return new Journey.Stranger(
                    json.get("userId").textValue(),
                    json.at("/basicInfo/name").textValue(),
                    json.at("/basicInfo/age").intValue(),
                    json.at("/profileDetails/location/city").textValue(),
                    json.get("compatibilityScore").intValue(),
                    reasons);
        }
    }

    private static Journey.Self self(Answer answer) {
        JsonNode json = answer.at("/profile");
        return new Journey.Self(
                json.get("userId").textValue(),
                json.at("/basicInfo/name").textValue(),
                json.at("/basicInfo/email").textValue(),
                json.at("/basicInfo/age").intValue(),
                new Journey.Story(
                        json.at("/basicInfo/gender").textValue(),
                        json.at("/profileDetails/location/city").asText(),
                        json.at("/profileDetails/location/latitude").asDouble(),
                        json.at("/profileDetails/location/longitude").asDouble(),
                        json.at("/profileDetails/height").intValue(),
                        json.at("/lifestyleInfo/drinking").textValue(),
                        json.at("/lifestyleInfo/religion").textValue(),
                        json.at("/profileDetails/bio").textValue()),
                answer.header("ETag"));
    }

    private static Journey.Tokens tokens(Answer answer) {
        JsonNode json = answer.json();
        return new Journey.Tokens(
                json.get("userId").textValue(),
                json.at("/tokens/accessToken/token").textValue(),
                json.at("/tokens/refreshToken/token").textValue());
    }

    private static Answer ok(Answer answer) {
        return expect(200, answer);
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new Refused(
                    answer.code(),
                    answer.at("/errors/0/field").asText(),
                    answer.at("/message").asText());
        }
        return answer;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode list(Collection<String> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(list::add);
        return list;
    }

    private static Set<String> texts(JsonNode list) {
        return Set.copyOf(items(list, JsonNode::textValue));
    }

    private static <T> List<T> items(JsonNode list, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        list.forEach(item -> items.add(read.apply(item)));
        return items;
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
