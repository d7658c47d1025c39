package com.datifyy.bench.service;

import static com.datifyy.bench.service.Talk.text;

import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateResponse;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
import com.datifyy.adapters.grpc.wire.user.v1.CancelDateRequest;
import com.datifyy.adapters.grpc.wire.user.v1.CancelDateResponse;
import com.datifyy.adapters.grpc.wire.user.v1.DateCancelReason;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileResponse;
import com.datifyy.bench.service.Talk.Reply;
import com.datifyy.bench.survive.Fate;
import com.datifyy.bench.survive.History;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What two people and the staff ask for, and which facts it writes.
///
/// @param prefix what the addresses of the two begin with
/// @param firstHour the first of the hours that they offer and meet at, in hours since 1970
record Writes(Talk talk, Calls calls, String staffToken, String prefix, long firstHour) {
    static final int HOURS = 5;
    static final int SECONDS_PER_HOUR = 3600;

    private static final Pattern MADE = Pattern.compile("\"(?:slotId|dateId)\"\\s*:\\s*\"?([^\",}]+)");
    private static final String KEY = "Idempotency-Key";

    /// What is done again and again; each of it has to succeed now and then.
    enum Kind {
        REGISTER,
        VERIFY,
        BAN,
        LIFT_BAN,
        DESCRIBE,
        DESCRIBE_OVER_GRPC,
        OFFER,
        OFFER_OVER_GRPC,
        WITHDRAW,
        ARRANGE,
        ARRANGE_OVER_GRPC,
        ARRANGE_TWICE_AT_ONCE,
        CANCEL,
        CANCEL_OVER_GRPC,
        BLOCK,
        UNBLOCK,
        SIGN_IN,
        REFRESH,
        SIGN_OUT;

        /// All of them, in words.
        static List<String> all() {
            return Stream.of(values()).map(Kind::toString).toList();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// @param email with which they are found in the database
    /// @param second comes and goes
    record Person(String email, String id, String token, SecondSession second) {}

    /// Somebody who registered beside the two.
    record Newcomer(String email, String id, String token) {}

    /// @param keyed whether it may be sent again under the same key
    record Asked(Kind kind, String what, Map<String, String> writes, boolean keyed, Sending sending) {}

    /// Sends a request once.
    interface Sending {
        Answer send();
    }

    /// @param told the status of the answer, or that there is none
    /// @param made the id of what was made, if it says one
    /// @param again whether it says that it is the answer of an earlier time
    /// @param reply the answer over HTTP
    record Answer(
            Fate fate,
            String told,
            String made,
            boolean again,
            @Nullable Reply reply) {
        @Override
        public String toString() {
            return again ? told + " again" : told;
        }
    }

    private Asked over(Kind kind, String what, Map<String, String> writes, HttpRequest.Builder request) {
        return new Asked(kind, what, writes, false, () -> send(request, ""));
    }

    private Asked keyed(
            Kind kind,
            String what,
            Map<String, String> writes,
            HttpRequest.Builder request,
            String key,
            String success) {
        return new Asked(kind, what, writes, true, () -> send(request.copy().setHeader(KEY, key), success));
    }

    /// @param success what stands in an answer of which all of it was done
    private Answer send(HttpRequest.Builder request, String success) {
        try {
            Reply reply = talk.send(request);
            Fate fate = Fate.of(reply.status());
            String made = reply.all(MADE).stream().findFirst().orElse("");
            return new Answer(
                    fate == Fate.ACKNOWLEDGED && !reply.text().contains(success) ? Fate.REFUSED : fate,
                    Integer.toString(reply.status()),
                    made,
                    reply.again(),
                    reply);
        } catch (IOException cut) {
            return unanswered();
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
            return unanswered();
        }
    }

    private static Answer unanswered() {
        return new Answer(Fate.UNKNOWN, "no answer", "", false, null);
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
        return over(Kind.REGISTER, "register " + email, ofAnAccount(email), registration(email));
    }

    /// What the staff says of somebody; mails are owed to them from then on.
    Asked verifying(String email, String id, String key) {
        return keyed(
                Kind.VERIFY,
                "verify " + email,
                Map.of(StoredFacts.PROVEN + email, "1"),
                talk.request(
                        "POST",
                        "/api/v1/admin/users/bulk",
                        staffToken,
                        text("{'userIds':['%s'],'action':'verify','reason':'a rehearsal'}", id)),
                key,
                "\"successCount\":1");
    }

    Asked banning(Newcomer whom) {
        return standing(Kind.BAN, whom, "BANNED", "1");
    }

    Asked liftingBan(Newcomer whom) {
        return standing(Kind.LIFT_BAN, whom, "ACTIVE", History.NOTHING);
    }

    private Asked standing(Kind kind, Newcomer whom, String status, String banned) {
        return over(
                kind,
                kind + " " + whom.email(),
                Map.of(StoredFacts.BANNED + whom.email(), banned),
                talk.request(
                        "PUT",
                        "/api/v1/admin/users/" + whom.id() + "/status",
                        staffToken,
                        text("{'status':'%s','reason':'a rehearsal'}", status)));
    }

    /// What becomes of a session beside the first.
    Asked coming(Kind kind, Person me, Map<String, String> writes, HttpRequest.Builder request) {
        return over(kind, kind + " " + me.email(), writes, request);
    }

    Asked describing(Person me, String bio, boolean overGrpc, String key) {
        String what = "describe " + me.email();
        Map<String, String> stored = Map.of("bio " + me.email(), bio);
        if (overGrpc) {
            var wanted = UpdateProfileRequest.newBuilder()
                    .setProfileDetails(ProfileDetails.newBuilder().setBio(bio))
                    .addUpdateFields("bio")
                    .build();
            return new Asked(
                    Kind.DESCRIBE_OVER_GRPC,
                    what,
                    stored,
                    false,
                    () -> calls.ask(
                            "datifyy.user.v1.UserService/UpdateProfile",
                            wanted,
                            me.token(),
                            key,
                            message -> UpdateProfileResponse.parseFrom(message).hasProfile() ? "" : null));
        }
        return over(
                Kind.DESCRIBE,
                what,
                stored,
                talk.request(
                        "PUT",
                        "/api/v1/user/me",
                        me.token(),
                        text("{'profileDetails':{'bio':'%s'},'updateFields':['bio']}", bio)));
    }

    Asked offering(Person me, long hour, boolean overGrpc, String key) {
        long start = hour * SECONDS_PER_HOUR;
        String what = "offer " + me.email() + " " + start;
        Map<String, String> stored = Map.of(slot(me, hour), "1");
        if (overGrpc) {
            var wanted = SubmitAvailabilityRequest.newBuilder()
                    .addSlots(AvailabilitySlotInput.newBuilder()
                            .setStartTime(start)
                            .setEndTime(start + SECONDS_PER_HOUR)
                            .setDateType(DateType.DATE_TYPE_ONLINE))
                    .build();
            return new Asked(
                    Kind.OFFER_OVER_GRPC,
                    what,
                    stored,
                    true,
                    () -> calls.ask(
                            "datifyy.availability.v1.AvailabilityService/SubmitAvailability",
                            wanted,
                            me.token(),
                            key,
                            Writes::slotMade));
        }
        return keyed(
                Kind.OFFER,
                what,
                stored,
                talk.request(
                        "POST",
                        "/api/v1/availability",
                        me.token(),
                        text(
                                "{'slots':[{'startTime':%d,'endTime':%d,'dateType':'DATE_TYPE_ONLINE'}]}",
                                start, start + SECONDS_PER_HOUR)),
                key,
                "\"createdCount\":1");
    }

    private static @Nullable String slotMade(byte[] message) throws InvalidProtocolBufferException {
        var answer = SubmitAvailabilityResponse.parseFrom(message);
        return answer.getCreatedCount() == 1 ? answer.getCreatedSlots(0).getSlotId() : null;
    }

    Asked withdrawing(Person me, String slot, long hour) {
        return over(
                Kind.WITHDRAW,
                "withdraw " + me.email() + " " + hour * SECONDS_PER_HOUR,
                Map.of(slot(me, hour), History.NOTHING),
                talk.request("DELETE", "/api/v1/availability/" + slot, me.token(), ""));
    }

    Asked arranging(Person first, Person second, long hour, boolean overGrpc, String key) {
        long start = hour * SECONDS_PER_HOUR;
        String what = "arrange a date at " + start;
        Map<String, String> stored = Map.of(date(hour), "1", bookings(hour), "3");
        if (overGrpc) {
            var wanted = ScheduleDateRequest.newBuilder()
                    .setUser1Id(first.id())
                    .setUser2Id(second.id())
                    .setScheduledTime(Timestamp.newBuilder().setSeconds(start))
                    .setDurationMinutes(60)
                    .setDateType("online")
                    .build();
            return new Asked(
                    Kind.ARRANGE_OVER_GRPC,
                    what,
                    stored,
                    true,
                    () -> calls.ask(
                            "datifyy.admin.v1.AdminService/ScheduleDate",
                            wanted,
                            staffToken,
                            key,
                            message -> ScheduleDateResponse.parseFrom(message)
                                    .getDate()
                                    .getDateId()));
        }
        return keyed(
                Kind.ARRANGE,
                what,
                stored,
                talk.request(
                        "POST",
                        "/api/v1/admin/dates",
                        staffToken,
                        text(
                                "{'user1Id':'%s','user2Id':'%s','scheduledTime':%d,'durationMinutes':60,"
                                        + "'dateType':'online','notes':''}",
                                first.id(), second.id(), start)),
                key,
                "");
    }

    Asked cancelling(Person me, String date, long hour, boolean overGrpc, String key) {
        String what = "cancel the date at " + hour * SECONDS_PER_HOUR;
        Map<String, String> stored = Map.of(date(hour), History.NOTHING, bookings(hour), History.NOTHING);
        if (overGrpc) {
            var wanted = CancelDateRequest.newBuilder()
                    .setDateId(date)
                    .setReason(DateCancelReason.DATE_CANCEL_REASON_NO_TIME)
                    .build();
            return new Asked(
                    Kind.CANCEL_OVER_GRPC,
                    what,
                    stored,
                    true,
                    () -> calls.ask(
                            "datifyy.user.v1.UserService/CancelDate",
                            wanted,
                            me.token(),
                            key,
                            message -> CancelDateResponse.parseFrom(message).getSuccess() ? "" : null));
        }
        return keyed(
                Kind.CANCEL,
                what,
                stored,
                talk.request(
                        "POST", "/api/v1/user/dates/" + date + "/cancel", me.token(), text("{'reason':'no_time'}")),
                key,
                "");
    }

    /// A block ends the dates of the two with it.
    Asked blocking(Person me, Person you, String key) {
        Map<String, String> stored = new HashMap<>(Map.of(block(me, you), "1"));
        hours().forEach(hour -> {
            stored.put(date(hour), History.NOTHING);
            stored.put(bookings(hour), History.NOTHING);
        });
        return keyed(
                Kind.BLOCK,
                "block " + me.email(),
                stored,
                talk.request("POST", "/api/v1/user/block/" + you.id(), me.token(), text("{'reason':'a rehearsal'}")),
                key,
                "");
    }

    Asked unblocking(Person me, Person you) {
        return over(
                Kind.UNBLOCK,
                "unblock " + me.email(),
                Map.of(block(me, you), History.NOTHING),
                talk.request("DELETE", "/api/v1/user/block/" + you.id(), me.token(), ""));
    }

    /// The fact that one of the two does not want to hear of the other.
    static String block(Person me, Person you) {
        return "block " + me.email() + " " + you.email();
    }
}
