package com.datifyy.bench.service;

import static com.datifyy.bench.service.Talk.text;

import com.datifyy.bench.service.SecondSession.Step;
import com.datifyy.bench.service.Talk.Reply;
import com.datifyy.bench.service.Writes.Answer;
import com.datifyy.bench.service.Writes.Asked;
import com.datifyy.bench.service.Writes.Kind;
import com.datifyy.bench.service.Writes.Newcomer;
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
import java.util.concurrent.CompletableFuture;
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

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"userId\"\\s*:\\s*\"([0-9]+)\"");
    private static final Pattern MATCH = Pattern.compile("\"curatedMatchId\"\\s*:\\s*([0-9]+)");
    private static final Pattern SUGGESTION = Pattern.compile("\"suggestions\":\\[\\{\"id\":([0-9]+)");
    private static final Pattern BIO = Pattern.compile("\"bio\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern OFFERED = Pattern.compile("\"startTime\"\\s*:\\s*([0-9]+)");
    private static final Pattern MEETING = Pattern.compile("\"scheduledTime\"\\s*:\\s*\"([^\"]+)\"");

    private static final int OK = 200;
    private static final int NOT_LET_IN = 401;

    /// Whoever tries more often in vain has to wait.
    private static final int MOST_TURNED_AWAY = 3;

    private final int number;
    private final String staffToken;
    private final Random random;
    private final Tally tally;
    private final History history = new History();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final List<Newcomer> newcomers = new ArrayList<>();
    private final Writes writes;

    private final Talk talk;
    private final Calls calls;
    private @Nullable Person one;
    private @Nullable Person other;
    private @Nullable Open open;
    private @Nullable Done done;
    private int written;
    private int registered;
    private int greeted;
    private final Map<String, Integer> turnedAway = new HashMap<>();

    /// What nobody answered.
    ///
    /// @param asked one, or two of the same of which one at most can have been done
    /// @param toldApart whether it can be seen in what is stored that it was done: it was not so before
    private record Open(List<Asked> asked, boolean toldApart) {}

    /// What was acknowledged last of what may be sent again under its key.
    private record Done(Asked asked, String made) {}

    Couple(int number, ServiceProcess service, String staffToken, long seed, Tally tally) {
        this.number = number;
        this.talk = new Talk(service.target());
        this.calls = new Calls(service.grpcPort());
        this.staffToken = staffToken;
        this.tally = tally;
        // Some hours are also those of the couples before and after, who have the same genie.
        long firstHour = Instant.now().getEpochSecond() / Writes.SECONDS_PER_HOUR + 72 + 2L * number;
        this.writes = new Writes(talk, calls, staffToken, prefix(), firstHour);
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
        write(writes.offering(first, writes.lastHour(), false, key()));
        write(writes.offering(second, writes.lastHour(), true, key()));
        // Mails are owed to one of the two, and the other has nowhere to get any.
        must(writes.verifying(first.email(), first.id(), key()));
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

    /// Sends again what was left open, and expects an answer: that of the first time if it is stored. Sends again,
    /// too, what was acknowledged last, which must be answered as it was. What is stored has to be decided before.
    void insist() {
        Open left = open;
        open = null;
        if (left != null && left.asked().getFirst().keyed()) {
            String what = left.asked().getFirst().what();
            boolean stored =
                    left.toldApart() && history.holds(left.asked().getFirst().writes());
            List<Answer> answers = left.asked().stream()
                    .map(asked -> sendAndRecord(asked.what() + ", again", asked))
                    .toList();
            long succeeded = answers.stream()
                    .filter(answer -> answer.fate() == Fate.ACKNOWLEDGED)
                    .count();
            long repeated = answers.stream()
                    .filter(answer -> answer.fate() == Fate.ACKNOWLEDGED && answer.again())
                    .count();
            if (answers.stream().anyMatch(answer -> answer.fate() == Fate.UNKNOWN)) {
                wrong.add("with everything back there is no answer to: " + what + " " + answers);
            } else if (stored && (succeeded != 1 || repeated != 1)) {
                wrong.add("was stored, and its repeat was not answered as the first time: " + what + " " + answers);
            } else if (left.toldApart() && !stored && (succeeded > 1 || repeated > 0)) {
                wrong.add("was not stored, and its repeat was answered as if it was: " + what + " " + answers);
            }
        }
        Done before = done;
        if (before != null) {
            Answer answer = before.asked().sending().send();
            if (answer.fate() != Fate.ACKNOWLEDGED
                    || !answer.again()
                    || !answer.made().equals(before.made())) {
                wrong.add("was acknowledged, and its repeat was not answered as the first time: "
                        + before.asked().what() + " (" + answer + " " + answer.made() + ", and before "
                        + before.made() + ")");
            }
        }
    }

    /// Somebody who registered beside the two: whoever did last, and once they were asked for one of all, by
    /// chance. Whoever is banned is not let in any more, and everybody else still knows their password.
    private void greetNewcomer() throws IOException, InterruptedException {
        if (newcomers.isEmpty()) {
            return;
        }
        Newcomer whom =
                greeted < newcomers.size() ? newcomers.getLast() : newcomers.get(random.nextInt(newcomers.size()));
        greeted = newcomers.size();
        boolean banned = isSo(StoredFacts.BANNED + whom.email());
        if (!banned) {
            turnedAway.remove(whom.email());
        }
        if (turnedAway.merge(whom.email(), 1, Integer::sum) <= MOST_TURNED_AWAY) {
            int status = talk.answered(talk.request(
                            "POST", "/api/v1/auth/login/email", null, Writes.credentials(whom.email(), "")))
                    .status();
            if (status != (banned ? NOT_LET_IN : OK)) {
                wrong.add(whom.email() + (banned ? " is banned" : " is registered") + ", and signing in was answered "
                        + status);
            }
        }
        int me = talk.answered(talk.request("GET", "/api/v1/user/me", whom.token(), ""))
                .status();
        if (banned && me != NOT_LET_IN) {
            wrong.add(whom.email() + " is banned, and what they signed in with before was answered " + me);
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
            if (isSo(writes.date(hour))
                    || write(writes.arranging(first, second, hour, false, key())) == Fate.ACKNOWLEDGED) {
                String id = ids.get(writes.date(hour));
                if (id != null) {
                    must(writes.cancelling(first, id, hour, false, key()));
                    must(writes.arranging(first, second, hour, false, key()));
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
        must(writes.blocking(first, second, key()));
        must(writes.describing(first, "last words", false, key()));
        register();
        Newcomer newest = newcomers.getLast();
        must(writes.verifying(newest.email(), newest.id(), key()));
        must(writes.banning(newest));
    }

    private void unblockBoth() throws IOException {
        Person first = somebody(one);
        Person second = somebody(other);
        for (Asked unblocking : List.of(writes.unblocking(first, second), writes.unblocking(second, first))) {
            if (!history.holds(unblocking.writes())) {
                must(unblocking);
            }
        }
    }

    private boolean isSo(String fact) {
        return !history.value(fact).equals(History.NOTHING);
    }

    /// What the service tells the two, and lets them do, that cannot be; asked once it is decided what is stored.
    List<String> toldWrongly() throws IOException, InterruptedException {
        greetNewcomer();
        List<String> told = new ArrayList<>(wrong);
        for (Person person : List.of(somebody(one), somebody(other))) {
            told.addAll(person.second().wrong());
            String bio = history.value("bio " + person.email());
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
        stored.put(StoredFacts.GRANTS + email, "1");
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
        switch (random.nextInt(31)) {
            case 0, 1 -> register();
            case 2, 3, 4 -> write(writes.describing(me, "words number " + ++written, overGrpc(), key()));
            case 5, 6, 7, 8 -> write(writes.offering(me, hour, overGrpc(), key()));
            case 9, 10, 11 -> write(writes.arranging(first, second, freeOr(hour), overGrpc(), key()));
            case 12, 13, 14 -> arrangeTwiceAtOnce(first, second, freeOr(hour));
            case 15, 16 -> withdraw(me, anyOf(at -> isSo(Writes.slot(me, at)), hour));
            case 17 -> write(writes.blocking(me, you, key()));
            case 18, 19, 20 ->
                write(isSo(Writes.block(you, me)) ? writes.unblocking(you, me) : writes.unblocking(me, you));
            case 21, 22, 23 -> cancel(me, anyOf(at -> isSo(writes.date(at)), hour));
            case 24, 25, 26 -> changeStanding();
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
        return anyOf(hour -> !isSo(writes.date(hour)), otherwise);
    }

    private void register() throws IOException {
        String email = nextEmail();
        Asked asked = writes.registering(email);
        Answer answer = sendAndRecord(asked.what(), asked);
        Reply reply = answer.reply();
        if (answer.fate() == Fate.UNKNOWN) {
            open = new Open(List.of(asked), true);
        } else if (answer.fate() == Fate.ACKNOWLEDGED && reply != null) {
            newcomers.add(new Newcomer(email, reply.in(ID), reply.in(TOKEN)));
        }
    }

    /// The staff says that the newest account's address is theirs, bans them, and lets them in again.
    private void changeStanding() {
        if (newcomers.isEmpty()) {
            return;
        }
        Newcomer newest = newcomers.getLast();
        if (!isSo(StoredFacts.PROVEN + newest.email())) {
            write(writes.verifying(newest.email(), newest.id(), key()));
        } else if (isSo(StoredFacts.BANNED + newest.email())) {
            write(writes.liftingBan(newest));
        } else {
            write(writes.banning(newest));
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
        Asked asked = writes.arranging(first, second, hour, false, key());
        Asked rival = writes.arranging(first, second, hour, overGrpc(), key());
        boolean toldApart = !history.holds(asked.writes());
        CompletableFuture<Answer> theirs = new CompletableFuture<>();
        Thread.startVirtualThread(() -> theirs.complete(rival.sending().send()));
        Answer mine = asked.sending().send();
        Answer other = theirs.join();
        remember(asked, mine);
        remember(rival, other);
        List<Fate> fates = List.of(mine.fate(), other.fate());
        if (fates.equals(List.of(Fate.ACKNOWLEDGED, Fate.ACKNOWLEDGED))) {
            wrong.add("both succeeded who arranged at once for the same two: " + asked.what());
        }
        Fate fate = Fate.REFUSED;
        if (fates.contains(Fate.ACKNOWLEDGED)) {
            fate = Fate.ACKNOWLEDGED;
            tally.add(Kind.ARRANGE_TWICE_AT_ONCE.toString());
        } else if (fates.contains(Fate.UNKNOWN)) {
            fate = Fate.UNKNOWN;
            List<Asked> unanswered = new ArrayList<>();
            if (mine.fate() == Fate.UNKNOWN) {
                unanswered.add(asked);
            }
            if (other.fate() == Fate.UNKNOWN) {
                unanswered.add(rival);
            }
            open = new Open(unanswered, toldApart);
        }
        history.add(
                new Operation(asked.what() + ", twice at once (" + mine + ", " + other + ")", asked.writes(), fate));
    }

    private void cancel(Person me, long hour) {
        String id = ids.get(writes.date(hour));
        if (id != null) {
            write(writes.cancelling(me, id, hour, overGrpc(), key()));
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
        Answer answer = send(asked);
        me.second().answered(step, answer.fate(), answer.reply(), isSo(StoredFacts.PROVEN + me.email()));
    }

    private String counted(String fact, int more) {
        return Integer.toString(Integer.parseInt(history.value(fact)) + more);
    }

    private Fate write(Asked asked) {
        return send(asked).fate();
    }

    /// What has to succeed, as nothing is killed meanwhile.
    ///
    /// @throws IOException when it does not
    private void must(Asked asked) throws IOException {
        Answer answer = send(asked);
        if (answer.fate() != Fate.ACKNOWLEDGED) {
            throw new IOException("what has to succeed was answered " + answer + ": " + asked.what());
        }
    }

    private Answer send(Asked asked) {
        boolean toldApart = !history.holds(asked.writes());
        Answer answer = sendAndRecord(asked.what(), asked);
        if (answer.fate() == Fate.UNKNOWN) {
            open = new Open(List.of(asked), toldApart);
        } else if (answer.fate() == Fate.ACKNOWLEDGED && asked.keyed()) {
            done = new Done(asked, answer.made());
        }
        return answer;
    }

    private Answer sendAndRecord(String what, Asked asked) {
        Answer answer = asked.sending().send();
        remember(asked, answer);
        history.add(new Operation(what + " (" + answer + ")", asked.writes(), answer.fate()));
        if (answer.fate() == Fate.ACKNOWLEDGED) {
            tally.add(asked.kind().toString());
        }
        return answer;
    }

    /// The id of what was made, by the facts that it is.
    private void remember(Asked asked, Answer answer) {
        if (answer.fate() == Fate.ACKNOWLEDGED && !answer.made().isEmpty()) {
            asked.writes().keySet().forEach(fact -> ids.put(fact, answer.made()));
        }
    }

    private String nextEmail() {
        return prefix() + ++registered + "@example.org";
    }

    private String key() {
        return "key-" + number + "-" + Long.toHexString(random.nextLong());
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
