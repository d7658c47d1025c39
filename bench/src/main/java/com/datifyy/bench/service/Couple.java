package com.datifyy.bench.service;

import static com.datifyy.bench.service.Talk.text;

import com.datifyy.bench.load.Target;
import com.datifyy.bench.service.SecondSession.Step;
import com.datifyy.bench.service.Talk.Reply;
import com.datifyy.bench.service.Writes.Answer;
import com.datifyy.bench.service.Writes.Asked;
import com.datifyy.bench.service.Writes.Person;
import com.datifyy.bench.survive.Fate;
import com.datifyy.bench.survive.History;
import com.datifyy.bench.survive.Operation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two people who change what is stored of them, one thing after the other, and keep a history of it. Nobody
/// else writes about them.
final class Couple {
    static final String PASSWORD = "quiet river stone 4711";

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"userId\"\\s*:\\s*\"([0-9]+)\"");
    private static final Pattern MATCH = Pattern.compile("\"curatedMatchId\"\\s*:\\s*([0-9]+)");
    private static final Pattern SUGGESTION = Pattern.compile("\"suggestions\":\\[\\{\"id\":([0-9]+)");
    private static final Pattern MADE = Pattern.compile("\"(?:slotId|dateId)\"\\s*:\\s*\"?([^\",}]+)");
    private static final Pattern BIO = Pattern.compile("\"bio\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern OFFERED = Pattern.compile("\"startTime\"\\s*:\\s*([0-9]+)");
    private static final Pattern MEETING = Pattern.compile("\"scheduledTime\"\\s*:\\s*\"([^\"]+)\"");

    private final int number;
    private final String staffToken;
    private final Random random;
    private final History history = new History();
    private final List<String> doubled = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Writes writes;

    private final Talk talk;
    private @Nullable Person one;
    private @Nullable Person other;
    private @Nullable Asked open;
    private int written;
    private int registered;
    private @Nullable String newest;

    Couple(int number, Target target, String staffToken, long seed) {
        this.number = number;
        this.talk = new Talk(target);
        this.staffToken = staffToken;
        long firstHour = Instant.now().getEpochSecond() / Writes.SECONDS_PER_HOUR + 72;
        this.writes = new Writes(talk, staffToken, prefix(), firstHour);
        this.random = new Random(seed);
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
        talk.turnTo(now);
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
        write(writes.offering(first, writes.lastHour(), key()));
        write(writes.offering(second, writes.lastHour(), key()));
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
        while (open == null && !over.getAsBoolean()) {
            step();
        }
    }

    /// Sends again what was left open, and expects an answer. Nothing may be there twice then.
    ///
    /// @throws IOException when it stays open
    void insist() throws IOException {
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
        Reply reply =
                talk.answered(talk.request("POST", "/api/v1/auth/login/email", null, Writes.credentials(email, "")));
        return reply.status() == 200;
    }

    /// What the service tells the two, and lets them do, that cannot be; asked once it is decided what is stored.
    List<String> toldWrongly() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>(doubled);
        for (Person person : List.of(somebody(one), somebody(other))) {
            wrong.addAll(person.second().wrong());
            String bio = history.value("bio " + person.email());
            Set<String> words = bio.equals(History.NOTHING) ? Set.of() : Set.of(bio);
            compare(person, "bio", words, told(person, "user/me", BIO), wrong);
            compare(
                    person,
                    "hours",
                    stored(hour -> Writes.slot(person, hour)),
                    told(person, "availability", OFFERED).stream()
                            .filter(start -> Long.parseLong(start) < writes.lastHour() * Writes.SECONDS_PER_HOUR)
                            .collect(Collectors.toSet()),
                    wrong);
            compare(
                    person,
                    "dates",
                    stored(writes::date),
                    told(person, "user/love-zone/upcoming", MEETING).stream()
                            .map(start -> Long.toString(Instant.parse(start).getEpochSecond()))
                            .collect(Collectors.toSet()),
                    wrong);
        }
        return wrong;
    }

    private Set<String> stored(LongFunction<String> fact) {
        return writes.hours()
                .filter(hour -> !history.value(fact.apply(hour)).equals(History.NOTHING))
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
        String email = nextEmail();
        Reply reply = talk.done(writes.registration(email));
        Map<String, String> stored = new HashMap<>(Writes.ofAnAccount(email));
        stored.put(StoredFacts.SIGNED_IN + email, "1");
        history.add(new Operation("register " + email, stored, Fate.ACKNOWLEDGED));
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
        switch (random.nextInt(28)) {
            case 0, 1 -> register();
            case 2, 3, 4 -> write(writes.describing(me, "words number " + ++written));
            case 5, 6, 7, 8, 9 -> write(writes.offering(me, hour, key()));
            case 10, 11, 12 -> write(writes.arranging(first, second, hour, key()));
            case 13, 14, 15 -> arrangeTwiceAtOnce(first, second, hour);
            case 16, 17 -> withdraw(me, hour);
            case 18 -> write(writes.blocking(me, you));
            case 19, 20 -> write(writes.unblocking(me, you));
            case 21, 22 -> cancel(me, hour);
            default -> comeAndGo(me);
        }
    }

    private void register() {
        String email = nextEmail();
        if (write(writes.registering(email)) == Fate.ACKNOWLEDGED) {
            newest = email;
        }
    }

    private void withdraw(Person me, long hour) {
        String id = ids.get(Writes.slot(me, hour));
        if (id != null) {
            write(writes.withdrawing(me, id, hour));
        }
    }

    /// Two of the staff, neither of whom knows of the other: one of them at most may succeed.
    private void arrangeTwiceAtOnce(Person first, Person second, long hour) {
        Asked asked = writes.arranging(first, second, hour, key());
        Asked rival = writes.arranging(first, second, hour, key());
        CompletableFuture<Answer> theirs = new CompletableFuture<>();
        Thread.startVirtualThread(() -> theirs.complete(writes.ask(rival)));
        Answer mine = writes.ask(asked);
        Answer other = theirs.join();
        remember(asked, mine);
        remember(rival, other);
        List<Fate> fates = List.of(mine.fate(), other.fate());
        if (fates.equals(List.of(Fate.ACKNOWLEDGED, Fate.ACKNOWLEDGED))) {
            doubled.add("both succeeded who arranged at once for the same two: " + asked.what());
        }
        Fate fate = Fate.REFUSED;
        if (fates.contains(Fate.ACKNOWLEDGED)) {
            fate = Fate.ACKNOWLEDGED;
        } else if (fates.contains(Fate.UNKNOWN)) {
            fate = Fate.UNKNOWN;
            open = mine.fate() == Fate.UNKNOWN ? asked : rival;
        }
        history.add(
                new Operation(asked.what() + ", twice at once (" + mine + ", " + other + ")", asked.writes(), fate));
    }

    private void cancel(Person me, long hour) {
        String id = ids.get(writes.date(hour));
        if (id != null) {
            write(writes.cancelling(me, id, hour, key()));
        }
    }

    /// Signs in beside the first session, refreshes that session, or ends it.
    private void comeAndGo(Person me) throws IOException {
        Step step = me.second().next(random.nextInt(3) > 0);
        String fact = StoredFacts.SIGNED_IN + me.email();
        int sessions = Integer.parseInt(history.value(fact));
        Map<String, String> stored = switch (step) {
            case SIGN_IN -> Map.of(fact, Integer.toString(sessions + 1));
            case REFRESH -> Map.of();
            case SIGN_OUT -> Map.of(fact, Integer.toString(sessions - 1));
        };
        Asked asked = new Asked(step + " " + me.email(), stored, me.second().request(step), "");
        Answer answer = writes.ask(asked);
        me.second().answered(step, answer.fate(), answer.reply());
        history.add(new Operation(asked.what() + " (" + answer + ")", stored, answer.fate()));
        if (answer.fate() == Fate.UNKNOWN) {
            open = asked;
        }
    }

    private Fate write(Asked asked) {
        Fate fate = tell(asked.what(), asked);
        if (fate == Fate.UNKNOWN) {
            open = asked;
        }
        return fate;
    }

    private Fate tell(String what, Asked asked) {
        Answer answer = writes.ask(asked);
        remember(asked, answer);
        history.add(new Operation(what + " (" + answer + ")", asked.writes(), answer.fate()));
        return answer.fate();
    }

    /// The id of what was made, by the facts that it is.
    private void remember(Asked asked, Answer answer) {
        Reply reply = answer.reply();
        if (answer.fate() == Fate.ACKNOWLEDGED && reply != null) {
            reply.all(MADE).stream()
                    .limit(1)
                    .forEach(id -> asked.writes().keySet().forEach(fact -> ids.put(fact, id)));
        }
    }

    private String nextEmail() {
        return prefix() + ++registered + "@example.org";
    }

    private String key() {
        return "key-" + number + "-" + Long.toHexString(random.nextLong());
    }

    private static Person somebody(@Nullable Person person) {
        if (person == null) {
            throw new IllegalStateException("the couple has not begun");
        }
        return person;
    }
}
