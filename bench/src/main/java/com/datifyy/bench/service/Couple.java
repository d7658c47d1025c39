package com.datifyy.bench.service;

import static com.datifyy.bench.service.Talk.text;

import com.datifyy.bench.service.SecondSession.Step;
import com.datifyy.bench.service.Talk.Reply;
import com.datifyy.bench.service.Writes.Answer;
import com.datifyy.bench.service.Writes.Asked;
import com.datifyy.bench.service.Writes.Person;
import com.datifyy.bench.survive.Fate;
import com.datifyy.bench.survive.History;
import com.datifyy.bench.survive.Operation;
import com.datifyy.bench.survive.Tally;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two people who change what is stored of them, one thing after the other, and keep a history of it. Nobody
/// else writes about them.
final class Couple {
    static final String PASSWORD = "quiet river stone 4711";

    static final Pattern TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    static final Pattern ID = Pattern.compile("\"userId\"\\s*:\\s*\"([0-9]+)\"");
    private static final Pattern MATCH = Pattern.compile("\"curatedMatchId\"\\s*:\\s*([0-9]+)");
    private static final Pattern SUGGESTION = Pattern.compile("\"suggestions\":\\[\\{\"id\":([0-9]+)");
    private static final Pattern BIO = Pattern.compile("\"bio\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern OFFERED = Pattern.compile("\"startTime\"\\s*:\\s*([0-9]+)");
    private static final Pattern MEETING = Pattern.compile("\"scheduledTime\"\\s*:\\s*\"([^\"]+)\"");

    private final String staffToken;
    private final Random random;
    private final Names names;
    private final Ledger ledger;
    private final Newcomers newcomers;
    private final Writes writes;
    private final Talk talk;
    private final Calls calls;
    private @Nullable Person one;
    private @Nullable Person other;
    private int written;

    Couple(int number, ServiceProcess service, String staffToken, long seed, Tally tally) {
        this.talk = new Talk(service.target());
        this.calls = new Calls(service.grpcPort());
        this.staffToken = staffToken;
        this.random = new Random(seed);
        this.names = new Names(number, random);
        this.ledger = new Ledger(tally);
        // Some hours are also those of the couples before and after, who have the same genie.
        long firstHour = Instant.now().getEpochSecond() / Writes.SECONDS_PER_HOUR + 72 + 2L * number;
        this.writes = new Writes(talk, calls, staffToken, names.prefix(), firstHour);
        this.newcomers = new Newcomers(writes, ledger, names, random);
    }

    /// What was asked for and became of it.
    Ledger ledger() {
        return ledger;
    }

    /// What the addresses of this couple, and of those who registered beside it, begin with.
    String prefix() {
        return names.prefix();
    }

    /// Where the service is from now on.
    void turnTo(ServiceProcess now) {
        talk.turnTo(now.target());
        calls.turnTo(now.grpcPort());
    }

    /// Registers both, who tell enough of themselves to be seen and accept each other when they are suggested.
    void begin() throws IOException, InterruptedException {
        Person first = settled("GENDER_FEMALE", "GENDER_MALE");
        Person second = settled("GENDER_MALE", "GENDER_FEMALE");
        one = first;
        other = second;
        // Nobody is suggested who is not active and free; this hour is none of those that are written about later.
        talk.done(talk.request(
                "POST",
                "/api/v1/admin/users/bulk",
                staffToken,
                text("{'userIds':['%s','%s'],'action':'activate','reason':'a rehearsal'}", first.id(), second.id())));
        ledger.write(writes.offering(first, writes.lastHour(), false, names.key()));
        ledger.write(writes.offering(second, writes.lastHour(), true, names.key()));
        // Mails are owed to one of the two, and the other has nowhere to get any.
        ledger.must(writes.verifying(first.email(), first.id(), names.key()));
        Reply analysed = talk.done(talk.request(
                "POST",
                "/api/v1/admin/curation/analyze",
                staffToken,
                text("{'userId':'%s','candidateIds':['%s']}", first.id(), second.id())));
        String match = analysed.in(MATCH);
        talk.done(talk.request(
                "POST",
                "/api/v1/admin/curation/action",
                staffToken,
                text("{'curatedMatchId':%s,'action':'accept'}", match)));
        talk.done(talk.request("POST", "/api/v1/admin/curation/matches/" + match + "/suggest", staffToken, ""));
        for (Person person : List.of(first, second)) {
            Reply suggested = talk.done(talk.request("GET", "/api/v1/user/suggestions", person.token(), ""));
            talk.done(talk.request(
                    "POST",
                    "/api/v1/user/suggestions/" + suggested.in(SUGGESTION) + "/respond",
                    person.token(),
                    text("{'accept':true}")));
        }
    }

    /// Writes until told to stop, or until it is open what became of something.
    void work(BooleanSupplier over) throws IOException {
        while (!ledger.isOpen() && !over.getAsBoolean()) {
            step();
        }
    }

    /// Leaves one date of the two that stands, and one that was cancelled.
    ///
    /// @return whether that was possible: their genie may be with others at each hour
    boolean leavesDates() throws IOException {
        Person first = somebody(one);
        Person second = somebody(other);
        unblockBoth();
        for (long hour : writes.hours().toArray()) {
            if (ledger.isSo(writes.date(hour))
                    || ledger.write(writes.arranging(first, second, hour, false, names.key())) == Fate.ACKNOWLEDGED) {
                String id = ledger.id(writes.date(hour));
                if (id != null) {
                    ledger.must(writes.cancelling(first, id, hour, false, names.key()));
                    ledger.must(writes.arranging(first, second, hour, false, names.key()));
                    return true;
                }
            }
        }
        return false;
    }

    /// Leaves a block between the two, words of one of them, and somebody who is banned.
    void leaveTheRest() throws IOException {
        Person first = somebody(one);
        Person second = somebody(other);
        unblockBoth();
        ledger.must(writes.blocking(first, second, names.key()));
        ledger.must(writes.describing(first, "last words", false, names.key()));
        newcomers.leaveOneBanned();
    }

    private void unblockBoth() throws IOException {
        Person first = somebody(one);
        Person second = somebody(other);
        for (Asked unblocking : List.of(writes.unblocking(first, second), writes.unblocking(second, first))) {
            if (!ledger.history().holds(unblocking.writes())) {
                ledger.must(unblocking);
            }
        }
    }

    /// What the service tells the two, and lets them do, that cannot be; asked once it is decided what is stored.
    List<String> toldWrongly() throws IOException, InterruptedException {
        newcomers.greet();
        List<String> told = new ArrayList<>(ledger.wrong());
        for (Person person : List.of(somebody(one), somebody(other))) {
            told.addAll(person.second().wrong());
            String bio = ledger.history().value("bio " + person.email());
            Set<String> words = bio.equals(History.NOTHING) ? Set.of() : Set.of(bio);
            compare(person, "bio", words, told(person, "user/me", BIO), told);
            compare(
                    person,
                    "hours",
                    stored(hour -> Writes.slot(person, hour)),
                    told(person, "availability", OFFERED).stream()
                            .filter(start -> Long.parseLong(start) < writes.lastHour() * Writes.SECONDS_PER_HOUR)
                            .collect(Collectors.toSet()),
                    told);
            compare(
                    person,
                    "dates",
                    stored(writes::date),
                    told(person, "user/love-zone/upcoming", MEETING).stream()
                            .map(start -> Long.toString(Instant.parse(start).getEpochSecond()))
                            .collect(Collectors.toSet()),
                    told);
        }
        return told;
    }

    private Set<String> stored(LongFunction<String> fact) {
        return writes.hours()
                .filter(hour -> ledger.isSo(fact.apply(hour)))
                .mapToObj(hour -> Long.toString(hour * Writes.SECONDS_PER_HOUR))
                .collect(Collectors.toSet());
    }

    private Set<String> told(Person person, String path, Pattern what) throws IOException, InterruptedException {
        Reply reply = talk.answered(talk.request("GET", "/api/v1/" + path, person.token(), ""));
        return reply.all(what).stream().filter(value -> !value.isEmpty()).collect(Collectors.toSet());
    }

    private static void compare(Person person, String what, Set<String> stored, Set<String> told, List<String> wrong) {
        if (!stored.equals(told)) {
            wrong.add(
                    "the service tells " + person.email() + " as " + what + " " + told + ", and stored are " + stored);
        }
    }

    private Person settled(String gender, String wanted) throws IOException, InterruptedException {
        String email = names.nextEmail();
        Reply reply = talk.done(writes.registration(email));
        Map<String, String> stored = new HashMap<>(Writes.ofAnAccount(email));
        stored.put(StoredFacts.SIGNED_IN + email, "1");
        stored.put(StoredFacts.GRANTS + email, "1");
        ledger.history().add(new Operation("register " + email, stored, Fate.ACKNOWLEDGED));
        Person person = new Person(
                email, reply.in(ID), reply.in(TOKEN), new SecondSession(talk, email, Writes.credentials(email, "")));
        talk.done(talk.request(
                "PUT",
                "/api/v1/user/me",
                person.token(),
                text("{'basicInfo':{'gender':'%s'},'updateFields':['gender']}", gender)));
        talk.done(talk.request(
                "PUT",
                "/api/v1/partner-preferences",
                person.token(),
                text(
                        "{'preferences':{'lookingForGender':['%s'],'ageRange':{'minAge':22,'maxAge':45}},"
                                + "'updateFields':['looking_for_gender','age_range']}",
                        wanted)));
        return person;
    }

    private void step() throws IOException {
        Person first = somebody(one);
        Person second = somebody(other);
        boolean asFirst = random.nextBoolean();
        Person me = asFirst ? first : second;
        Person you = asFirst ? second : first;
        long hour = writes.firstHour() + random.nextInt(Writes.HOURS);
        switch (random.nextInt(31)) {
            case 0, 1 -> newcomers.register();
            case 2, 3, 4 -> ledger.write(writes.describing(me, "words number " + ++written, overGrpc(), names.key()));
            case 5, 6, 7, 8 -> ledger.write(writes.offering(me, hour, overGrpc(), names.key()));
            case 9, 10, 11 -> ledger.write(writes.arranging(first, second, freeOr(hour), overGrpc(), names.key()));
            case 12, 13, 14 -> {
                long free = freeOr(hour);
                ledger.writeTwiceAtOnce(
                        writes.arranging(first, second, free, false, names.key()),
                        writes.arranging(first, second, free, overGrpc(), names.key()));
            }
            case 15, 16 -> withdraw(me, anyOf(at -> ledger.isSo(Writes.slot(me, at)), hour));
            case 17 -> ledger.write(writes.blocking(me, you, names.key()));
            case 18, 19, 20 ->
                ledger.write(
                        ledger.isSo(Writes.block(you, me)) ? writes.unblocking(you, me) : writes.unblocking(me, you));
            case 21, 22, 23 -> cancel(me, anyOf(at -> ledger.isSo(writes.date(at)), hour));
            case 24, 25, 26 -> newcomers.changeStanding();
            default -> changeSession(me);
        }
    }

    private boolean overGrpc() {
        return random.nextBoolean();
    }

    /// One of the hours of which something is so, where there is one and more often than not.
    private long anyOf(LongPredicate wanted, long otherwise) {
        long[] hours = writes.hours().filter(wanted).toArray();
        return hours.length == 0 || random.nextInt(4) == 0 ? otherwise : hours[random.nextInt(hours.length)];
    }

    /// An hour at which the two have no date.
    private long freeOr(long otherwise) {
        return anyOf(hour -> !ledger.isSo(writes.date(hour)), otherwise);
    }

    private void withdraw(Person me, long hour) {
        String id = ledger.id(Writes.slot(me, hour));
        if (id != null) {
            ledger.write(writes.withdrawing(me, id, hour));
        }
    }

    private void cancel(Person me, long hour) {
        String id = ledger.id(writes.date(hour));
        if (id != null) {
            ledger.write(writes.cancelling(me, id, hour, overGrpc(), names.key()));
        }
    }

    /// Signs in beside the first session, refreshes that session, or ends it.
    private void changeSession(Person me) throws IOException {
        Step step = me.second().next(random.nextInt(3) > 0);
        String sessions = StoredFacts.SIGNED_IN + me.email();
        String grants = StoredFacts.GRANTS + me.email();
        Map<String, String> stored = switch (step) {
            case SIGN_IN -> Map.of(sessions, counted(sessions, 1), grants, counted(grants, 1));
            case REFRESH -> Map.of(grants, counted(grants, 1));
            case SIGN_OUT -> Map.of(sessions, counted(sessions, -1));
        };
        Asked asked = writes.coming(step.kind(), me, stored, me.second().request(step));
        Answer answer = ledger.send(asked);
        me.second().answered(step, answer.fate(), answer.reply(), ledger.isSo(StoredFacts.PROVEN + me.email()));
    }

    private String counted(String fact, int more) {
        return Integer.toString(Integer.parseInt(ledger.history().value(fact)) + more);
    }

    void close() {
        calls.close();
    }

    private static Person somebody(@Nullable Person person) {
        if (person == null) {
            throw new IllegalStateException("the couple has not begun");
        }
        return person;
    }
}
