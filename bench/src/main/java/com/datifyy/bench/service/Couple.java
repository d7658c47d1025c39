package com.datifyy.bench.service;

import com.datifyy.bench.load.Target;
import com.datifyy.bench.survive.Fate;
import com.datifyy.bench.survive.History;
import com.datifyy.bench.survive.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Two people who change what is stored of them, one thing after the other, and keep a history of it. Nobody
/// else writes about them.
final class Couple {
    static final String PASSWORD = "quiet river stone 4711";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HOURS = 5;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"userId\"\\s*:\\s*\"([0-9]+)\"");
    private static final Pattern MATCH = Pattern.compile("\"curatedMatchId\"\\s*:\\s*([0-9]+)");
    private static final Pattern SUGGESTION = Pattern.compile("\"suggestions\":\\[\\{\"id\":([0-9]+)");
    private static final Pattern SLOT = Pattern.compile("\"slotId\"\\s*:\\s*\"([^\"]+)\"");

    private final int number;
    private final String staffToken;
    private final Random random;
    private final History history = new History();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> slotIds = new HashMap<>();
    private final long firstHour;

    private Target target;
    private @Nullable Person one;
    private @Nullable Person other;
    private @Nullable Asked open;
    private int written;
    private int registered;
    private @Nullable String newest;

    /// @param email with which they are found in the database
    private record Person(String email, String id, String token) {}

    /// A request that may be sent again under the same key.
    private record Asked(String what, Map<String, String> writes, HttpRequest.Builder request, String success) {}

    private record Reply(int status, String text) {}

    Couple(int number, Target target, String staffToken, long seed) {
        this.number = number;
        this.target = target;
        this.staffToken = staffToken;
        this.random = new Random(seed);
        this.firstHour = Instant.now().getEpochSecond() / SECONDS_PER_HOUR + 72;
    }

    History history() {
        return history;
    }

    /// What the addresses of this couple, and of those who registered beside it, begin with.
    String prefix() {
        return "survivor-" + number + "-";
    }

    /// Where the service is from now on.
    void turnTo(Target now) {
        target = now;
    }

    /// Registers both, who tell enough of themselves to be seen and accept each other when they are suggested.
    void begin() throws IOException, InterruptedException {
        Person first = settled("GENDER_FEMALE", "GENDER_MALE");
        Person second = settled("GENDER_MALE", "GENDER_FEMALE");
        one = first;
        other = second;
        // Nobody is suggested who is not active and free; this hour is none of those that are written about later.
        done(request(
                "POST",
                "/api/v1/admin/users/bulk",
                staffToken,
                text("{'userIds':['%s','%s'],'action':'activate','reason':'a rehearsal'}", first.id(), second.id())));
        offer(first, firstHour + HOURS);
        offer(second, firstHour + HOURS);
        Reply analysed = done(request(
                "POST",
                "/api/v1/admin/curation/analyze",
                staffToken,
                text("{'userId':'%s','candidateIds':['%s']}", first.id(), second.id())));
        String match = in(analysed, MATCH);
        done(request(
                "POST",
                "/api/v1/admin/curation/action",
                staffToken,
                text("{'curatedMatchId':%s,'action':'accept'}", match)));
        done(request("POST", "/api/v1/admin/curation/matches/" + match + "/suggest", staffToken, ""));
        for (Person person : List.of(first, second)) {
            Reply suggested = done(request("GET", "/api/v1/user/suggestions", person.token(), ""));
            done(request(
                    "POST",
                    "/api/v1/user/suggestions/" + in(suggested, SUGGESTION) + "/respond",
                    person.token(),
                    text("{'accept':true}")));
        }
    }

    /// Writes until told to stop, or until it is open what became of something.
    void work(BooleanSupplier over) throws InterruptedException {
        while (open == null && !over.getAsBoolean()) {
            step();
        }
    }

    /// Sends again what was left open, and expects an answer. Nothing may be there twice then.
    ///
    /// @throws IOException when it stays open
    void insist() throws IOException, InterruptedException {
        Asked asked = open;
        open = null;
        if (asked != null
                && asked.request()
                        .build()
                        .headers()
                        .firstValue("Idempotency-Key")
                        .isPresent()) {
            Fate fate = tell(asked.what() + ", again", asked);
            if (fate == Fate.UNKNOWN) {
                throw new IOException("with everything back there is no answer to: " + asked.what());
            }
        }
    }

    /// Whether the newest account whose registration was acknowledged can be signed in to.
    boolean newestSignsIn() throws IOException, InterruptedException {
        String email = newest;
        if (email == null) {
            return true;
        }
        Reply reply = send(request("POST", "/api/v1/auth/login/email", null, credentials(email, "")));
        return reply.status() == 200;
    }

    private Person settled(String gender, String wanted) throws IOException, InterruptedException {
        String email = nextEmail();
        Reply reply = done(registration(email));
        history.add(new Operation("register " + email, registering(email), Fate.ACKNOWLEDGED));
        Person person = new Person(email, in(reply, ID), in(reply, TOKEN));
        done(request(
                "PUT",
                "/api/v1/user/me",
                person.token(),
                text("{'basicInfo':{'gender':'%s'},'updateFields':['gender']}", gender)));
        done(request(
                "PUT",
                "/api/v1/partner-preferences",
                person.token(),
                text(
                        "{'preferences':{'lookingForGender':['%s'],'ageRange':{'minAge':22,'maxAge':45}},"
                                + "'updateFields':['looking_for_gender','age_range']}",
                        wanted)));
        return person;
    }

    private Reply done(HttpRequest.Builder request) throws IOException, InterruptedException {
        Reply reply = send(request);
        if (reply.status() / 100 != 2) {
            throw new IOException("the beginning was answered " + reply.status() + " " + reply.text());
        }
        return reply;
    }

    private void step() throws InterruptedException {
        Person first = somebody(one);
        Person second = somebody(other);
        boolean asFirst = random.nextBoolean();
        Person me = asFirst ? first : second;
        Person you = asFirst ? second : first;
        long hour = firstHour + random.nextInt(HOURS);
        switch (random.nextInt(20)) {
            case 0, 1 -> register();
            case 2, 3, 4 -> describe(me);
            case 5, 6, 7, 8, 9 -> offer(me, hour);
            case 10, 11, 12, 13, 14 -> arrange(first, second, hour);
            case 15, 16 -> withdraw(me, hour);
            case 17 -> block(me, you);
            default -> unblock(me, you);
        }
    }

    private void register() throws InterruptedException {
        String email = nextEmail();
        if (write(new Asked("register " + email, registering(email), registration(email), "")) == Fate.ACKNOWLEDGED) {
            newest = email;
        }
    }

    private void describe(Person me) throws InterruptedException {
        String bio = "words number " + ++written;
        write(new Asked(
                "describe " + me.email(),
                Map.of("bio " + me.email(), bio),
                request(
                        "PUT",
                        "/api/v1/user/me",
                        me.token(),
                        text("{'profileDetails':{'bio':'%s'},'updateFields':['bio']}", bio)),
                ""));
    }

    private void offer(Person me, long hour) throws InterruptedException {
        long start = hour * SECONDS_PER_HOUR;
        write(new Asked(
                "offer " + me.email() + " " + start,
                Map.of(slot(me, hour), "1"),
                request(
                                "POST",
                                "/api/v1/availability",
                                me.token(),
                                text(
                                        "{'slots':[{'startTime':%d,'endTime':%d,'dateType':'DATE_TYPE_ONLINE'}]}",
                                        start, start + SECONDS_PER_HOUR))
                        .header("Idempotency-Key", key()),
                "\"createdCount\":1"));
    }

    private void withdraw(Person me, long hour) throws InterruptedException {
        String id = slotIds.get(slot(me, hour));
        if (id != null) {
            write(new Asked(
                    "withdraw " + me.email() + " " + hour * SECONDS_PER_HOUR,
                    Map.of(slot(me, hour), History.NOTHING),
                    request("DELETE", "/api/v1/availability/" + id, me.token(), ""),
                    ""));
        }
    }

    private void arrange(Person first, Person second, long hour) throws InterruptedException {
        long start = hour * SECONDS_PER_HOUR;
        write(new Asked(
                "arrange a date at " + start,
                Map.of(date("date", hour), "1", date("bookings", hour), "3"),
                request(
                                "POST",
                                "/api/v1/admin/dates",
                                staffToken,
                                text(
                                        "{'user1Id':'%s','user2Id':'%s','scheduledTime':%d,'durationMinutes':60,"
                                                + "'dateType':'online','notes':''}",
                                        first.id(), second.id(), start))
                        .header("Idempotency-Key", key()),
                ""));
    }

    /// A block ends the dates of the two with it.
    private void block(Person me, Person you) throws InterruptedException {
        Map<String, String> writes = new HashMap<>(Map.of("block " + me.email() + " " + you.email(), "1"));
        for (long hour = firstHour; hour < firstHour + HOURS; hour++) {
            writes.put(date("date", hour), History.NOTHING);
            writes.put(date("bookings", hour), History.NOTHING);
        }
        write(new Asked(
                "block " + me.email(),
                writes,
                request("POST", "/api/v1/user/block/" + you.id(), me.token(), text("{'reason':'a rehearsal'}")),
                ""));
    }

    private void unblock(Person me, Person you) throws InterruptedException {
        write(new Asked(
                "unblock " + me.email(),
                Map.of("block " + me.email() + " " + you.email(), History.NOTHING),
                request("DELETE", "/api/v1/user/block/" + you.id(), me.token(), ""),
                ""));
    }

    private Fate write(Asked asked) throws InterruptedException {
        Fate fate = tell(asked.what(), asked);
        if (fate == Fate.UNKNOWN) {
            open = asked;
        }
        return fate;
    }

    private Fate tell(String what, Asked asked) throws InterruptedException {
        Fate fate;
        String answer;
        try {
            Reply reply = send(asked.request());
            answer = Integer.toString(reply.status());
            fate = Fate.of(reply.status());
            if (fate == Fate.ACKNOWLEDGED && !reply.text().contains(asked.success())) {
                fate = Fate.REFUSED;
            }
            remember(asked, fate, reply);
        } catch (IOException cut) {
            answer = "no answer";
            fate = Fate.UNKNOWN;
        }
        history.add(new Operation(what + " (" + answer + ")", asked.writes(), fate));
        return fate;
    }

    private void remember(Asked asked, Fate fate, Reply reply) {
        Matcher id = SLOT.matcher(reply.text());
        if (fate == Fate.ACKNOWLEDGED && id.find()) {
            asked.writes().keySet().forEach(fact -> slotIds.put(fact, id.group(1)));
        }
    }

    private static Map<String, String> registering(String email) {
        Map<String, String> writes = new HashMap<>();
        for (String part : StoredFacts.OF_AN_ACCOUNT) {
            writes.put(part + " " + email, "1");
        }
        return writes;
    }

    private HttpRequest.Builder registration(String email) {
        return request(
                "POST",
                "/api/v1/auth/register/email",
                null,
                credentials(email, ",\"name\":\"Bench Person\",\"date_of_birth\":\"1995-04-17\""));
    }

    private static String credentials(String email, String more) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"" + more + "}";
    }

    private HttpRequest.Builder request(String method, String path, @Nullable String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + target.host() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /// Sends it to wherever the service is now.
    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        URI asked = request.build().uri();
        URI now = URI.create("http://" + target.host() + asked.getPath());
        HttpResponse<String> answer = client.send(request.copy().uri(now).build(), BodyHandlers.ofString());
        return new Reply(answer.statusCode(), answer.body());
    }

    private String nextEmail() {
        return prefix() + ++registered + "@example.org";
    }

    private String key() {
        return "key-" + number + "-" + Long.toHexString(random.nextLong());
    }

    private static String slot(Person me, long hour) {
        return "slot " + me.email() + " " + hour * SECONDS_PER_HOUR;
    }

    private String date(String fact, long hour) {
        return fact + " " + prefix() + "1@example.org " + prefix() + "2@example.org " + hour * SECONDS_PER_HOUR;
    }

    private static Person somebody(@Nullable Person person) {
        if (person == null) {
            throw new IllegalStateException("the couple has not begun");
        }
        return person;
    }

    private static String in(Reply reply, Pattern pattern) throws IOException {
        Matcher found = pattern.matcher(reply.text());
        if (!found.find()) {
            throw new IOException("an answer " + reply.status() + " without " + pattern);
        }
        return found.group(1);
    }

    private static String text(String singleQuoted, Object... values) {
        return String.format(Locale.ROOT, singleQuoted.replace('\'', '"'), values);
    }
}
