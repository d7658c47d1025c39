package com.datifyy.bench.service;

import static com.datifyy.bench.service.Talk.text;

import com.datifyy.bench.service.Talk.Reply;
import com.datifyy.bench.survive.Fate;
import com.datifyy.bench.survive.History;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What two people and the staff ask for, and which facts it writes.
///
/// @param prefix what the addresses of the two begin with
/// @param firstHour the first of the hours that they offer and meet at, in hours since 1970
record Writes(Talk talk, String staffToken, String prefix, long firstHour) {
    static final int HOURS = 5;
    static final int SECONDS_PER_HOUR = 3600;

    /// @param email with which they are found in the database
    /// @param second comes and goes
    record Person(String email, String id, String token, SecondSession second) {}

    /// A request that may be sent again under the same key.
    ///
    /// @param success what stands in an answer of which all of it was done
    record Asked(String what, Map<String, String> writes, HttpRequest.Builder request, String success) {}

    /// @param reply null when none came
    record Answer(Fate fate, @Nullable Reply reply) {
        @Override
        public String toString() {
            return reply == null ? "no answer" : Integer.toString(reply.status());
        }
    }

    Answer ask(Asked asked) {
        try {
            Reply reply = talk.send(asked.request());
            Fate fate = Fate.of(reply.status());
            boolean said = reply.text().contains(asked.success());
            return new Answer(fate == Fate.ACKNOWLEDGED && !said ? Fate.REFUSED : fate, reply);
        } catch (IOException cut) {
            return new Answer(Fate.UNKNOWN, null);
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
            return new Answer(Fate.UNKNOWN, null);
        }
    }

    LongStream hours() {
        return LongStream.range(firstHour, lastHour());
    }

    /// The hour behind those that are written about again and again.
    long lastHour() {
        return firstHour + HOURS;
    }

    static String slot(Person me, long hour) {
        return "slot " + me.email() + " " + hour * SECONDS_PER_HOUR;
    }

    /// The fact that the two meet at an hour.
    String date(long hour) {
        return "date " + meeting(hour);
    }

    private String bookings(long hour) {
        return "bookings " + meeting(hour);
    }

    private String meeting(long hour) {
        return prefix + "1@example.org " + prefix + "2@example.org " + hour * SECONDS_PER_HOUR;
    }

    static Map<String, String> ofAnAccount(String email) {
        Map<String, String> writes = new HashMap<>();
        for (String part : StoredFacts.OF_AN_ACCOUNT) {
            writes.put(part + " " + email, "1");
        }
        return writes;
    }

    static String credentials(String email, String more) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + Couple.PASSWORD + "\"" + more + "}";
    }

    HttpRequest.Builder registration(String email) {
        return talk.request(
                "POST",
                "/api/v1/auth/register/email",
                null,
                credentials(email, ",\"name\":\"Bench Person\",\"date_of_birth\":\"1995-04-17\""));
    }

    Asked registering(String email) {
        return new Asked("register " + email, ofAnAccount(email), registration(email), "");
    }

    Asked describing(Person me, String bio) {
        return new Asked(
                "describe " + me.email(),
                Map.of("bio " + me.email(), bio),
                talk.request(
                        "PUT",
                        "/api/v1/user/me",
                        me.token(),
                        text("{'profileDetails':{'bio':'%s'},'updateFields':['bio']}", bio)),
                "");
    }

    Asked offering(Person me, long hour, String key) {
        long start = hour * SECONDS_PER_HOUR;
        return new Asked(
                "offer " + me.email() + " " + start,
                Map.of(slot(me, hour), "1"),
                talk.request(
                                "POST",
                                "/api/v1/availability",
                                me.token(),
                                text(
                                        "{'slots':[{'startTime':%d,'endTime':%d,'dateType':'DATE_TYPE_ONLINE'}]}",
                                        start, start + SECONDS_PER_HOUR))
                        .header("Idempotency-Key", key),
                "\"createdCount\":1");
    }

    Asked withdrawing(Person me, String slot, long hour) {
        return new Asked(
                "withdraw " + me.email() + " " + hour * SECONDS_PER_HOUR,
                Map.of(slot(me, hour), History.NOTHING),
                talk.request("DELETE", "/api/v1/availability/" + slot, me.token(), ""),
                "");
    }

    Asked arranging(Person first, Person second, long hour, String key) {
        long start = hour * SECONDS_PER_HOUR;
        return new Asked(
                "arrange a date at " + start,
                Map.of(date(hour), "1", bookings(hour), "3"),
                talk.request(
                                "POST",
                                "/api/v1/admin/dates",
                                staffToken,
                                text(
                                        "{'user1Id':'%s','user2Id':'%s','scheduledTime':%d,'durationMinutes':60,"
                                                + "'dateType':'online','notes':''}",
                                        first.id(), second.id(), start))
                        .header("Idempotency-Key", key),
                "");
    }

    Asked cancelling(Person me, String date, long hour, String key) {
        return new Asked(
                "cancel the date at " + hour * SECONDS_PER_HOUR,
                Map.of(date(hour), History.NOTHING, bookings(hour), History.NOTHING),
                talk.request("POST", "/api/v1/user/dates/" + date + "/cancel", me.token(), text("{'reason':'no_time'}"))
                        .header("Idempotency-Key", key),
                "");
    }

    /// A block ends the dates of the two with it.
    Asked blocking(Person me, Person you) {
        Map<String, String> stored = new HashMap<>(Map.of("block " + me.email() + " " + you.email(), "1"));
        hours().forEach(hour -> {
            stored.put(date(hour), History.NOTHING);
            stored.put(bookings(hour), History.NOTHING);
        });
        return new Asked(
                "block " + me.email(),
                stored,
                talk.request("POST", "/api/v1/user/block/" + you.id(), me.token(), text("{'reason':'a rehearsal'}")),
                "");
    }

    Asked unblocking(Person me, Person you) {
        return new Asked(
                "unblock " + me.email(),
                Map.of("block " + me.email() + " " + you.email(), History.NOTHING),
                talk.request("DELETE", "/api/v1/user/block/" + you.id(), me.token(), ""),
                "");
    }
}
