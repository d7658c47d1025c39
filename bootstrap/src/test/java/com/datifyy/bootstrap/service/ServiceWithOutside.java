package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.oidc.StubProviders;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.service.Outside.Party;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// A service with everything outside of it, and what people and the staff ask of it that depends on somebody there.
/// Several may be there at once; they share nothing but the log.
final class ServiceWithOutside implements AutoCloseable {
    private static final Executor IN_BACKGROUND = Thread::startVirtualThread;
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// What operators are told of a single answer or attempt, by whom it depends on; see `docs/operations.md`.
    private static final Duration PROVIDERS_BOUND = Duration.ofSeconds(4);

    private static final Duration BUCKETS_BOUND = Duration.ofSeconds(10);
    private static final Duration GEMINIS_BOUND = Duration.ofSeconds(12);
    static final Duration A_CODES_BOUND = Duration.ofSeconds(2);

    /// For a machine that has other things to do.
    static final Duration MARGIN = Duration.ofSeconds(2);

    /// Whoever needs none of them, while several services are asked on the same machine. Whoever waits for one of them
    /// waits longer.
    private static final Duration SOON = Duration.ofSeconds(2);

    /// Somebody who waits for one of them.
    ///
    /// @param bound by when there is an answer
    /// @param without what it is like meanwhile
    record Need(
            Party party,
            Duration bound,
            Supplier<Answer> question,
            Predicate<Answer> well,
            Predicate<Answer> without) {}

    /// Something that is to be told to somebody outside.
    ///
    /// @param arrived how often it was
    record Message(Party party, Runnable send, Supplier<Long> arrived) {}

    private final Outside outside = new Outside();
    private final RunningApp app;
    private final Http staff;
    private final Newcomer newcomer = Newcomer.named("Maya Kulkarni");
    private final Http maya;

    /// @param database of a service that has staff, and nobody else yet
    ServiceWithOutside(Database database) throws IOException {
        app = outside.start(database);
        staff = Colleagues.settledSuperAdmin(app);
        maya = app.http().as(app.overRest().register(newcomer).tokens().access());
    }

    @Override
    public void close() {
        app.close();
        outside.close();
    }

    Outside outside() {
        return outside;
    }

    RunningApp app() {
        return app;
    }

    /// Who is told something: by mail, by text message, and at Slack.
    List<Message> messages() {
        return List.of(mail(), text(), news());
    }

    /// A trouble that is there, and what depends on its end.
    ///
    /// @param traces how often the collector had been told something when it began
    record Met(Trouble trouble, List<Need> needs, List<Message> messages, long traces) {}

    /// From now on all cables have that trouble.
    Met begin(Trouble trouble) {
        var met = new Met(trouble, needs(), messages(), outside.told(Party.COLLECTOR, ""));
        assertNothingWaits();
        outside.cables().forEach(trouble::begin);
        return met;
    }

    /// Everything is asked and told while it lasts: people wait as long as they were promised, and nobody else does.
    void bear(Met met) {
        Trouble trouble = met.trouble();
        List<CompletableFuture<Runnable>> checks = met.needs().stream()
                .map(need -> checking(need, trouble.hinders() ? need.without() : need.well()))
                .toList();
        met.messages().forEach(message -> message.send().run());
        LoggerFactory.getLogger("com.datifyy.Anything").error("failed", new IllegalStateException("trouble"));
        assertNobodyElseWaits();
        checks.stream().map(CompletableFuture::join).forEach(Runnable::run);
        if (trouble.hinders()) {
            assertMessagesWait(met.messages(), trouble);
        } else {
            Eventually.is("traces", () -> outside.told(Party.COLLECTOR, "") > met.traces());
            Eventually.is("the fault", () -> outside.told(Party.SENTRY, "") > 0);
        }
    }

    /// The trouble ends, and all is well.
    void recover(Met met) {
        Trouble trouble = met.trouble();
        if (trouble.hinders()) {
            assertNobodyElseWaits();
            outside.cables().forEach(trouble::end);
            long traces = outside.told(Party.COLLECTOR, "");
            Eventually.is("traces arrive again", () -> {
                assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
                return outside.told(Party.COLLECTOR, "") > traces;
            });
            app.database().run("UPDATE datifyy.outbox SET due_at = now() WHERE state = 'WAITING'");
        }
        for (Need need : met.needs()) {
            Eventually.is(
                    need.party() + " is of use",
                    () -> need.well().test(need.question().get()));
        }
        for (Message message : met.messages()) {
            Eventually.is(message.party() + " was told", () -> message.arrived().get() > 0);
        }
        assertNothingWaits();
        for (Message message : met.messages()) {
            if (!trouble.loses() || message.party() == Party.MAIL) {
                assertThat(message.arrived().get()).as("%s", message.party()).isEqualTo(1);
            }
        }
        for (Party party : List.of(Party.GOOGLE, Party.APPLE)) {
            outside.cable(party).cut();
            assertThat(signedInWith(party).status()).as("its keys are kept").isEqualTo(200);
        }
    }

    private List<Need> needs() {
        People pair = People.whoMayBeToldAbout(
                app, Story.somewhere("GENDER_FEMALE").saying("words number " + COUNT.incrementAndGet()));
        Predicate<Answer> well = answer -> answer.status() == 200;
        Predicate<Answer> unavailable = answer -> answer.status() == 503
                && answer.code().equals("UNAVAILABLE")
                && answer.header("Retry-After").matches("[1-9][0-9]*");
        Stream<Need> providers = Stream.of(Party.GOOGLE, Party.APPLE, Party.FACEBOOK)
                .map(party -> new Need(party, PROVIDERS_BOUND, () -> signedInWith(party), well, unavailable));
        return Stream.concat(
                        providers,
                        Stream.of(
                                new Need(
                                        Party.BUCKET,
                                        BUCKETS_BOUND,
                                        () -> maya.post(
                                                "/api/v1/user/photos", "{\"photoData\":\"" + Cast.PICTURE + "\"}"),
                                        well,
                                        unavailable),
                                new Need(
                                        Party.GEMINI,
                                        GEMINIS_BOUND,
                                        () -> analysed(pair),
                                        answer -> answer.at("/matches/0/machineMade")
                                                        .booleanValue()
                                                && answer.at("/matches/0/provider")
                                                        .asText()
                                                        .equals("gemini"),
                                        ServiceWithOutside::byTheRulesAlone)))
                .toList();
    }

    private Answer analysed(People pair) {
        return staff.post(
                "/api/v1/admin/curation/analyze",
                "{\"userId\":\"%s\",\"candidateIds\":[\"%s\"]}"
                        .formatted(pair.owner().id(), pair.other().id()));
    }

    private static boolean byTheRulesAlone(Answer analysed) {
        return analysed.status() == 200
                && !analysed.at("/matches/0/machineMade").booleanValue()
                && analysed.at("/matches/0/provider").asText().equals("local")
                && analysed.at("/matches/0/reasoning")
                        .asText()
                        .startsWith("The rules alone give "
                                + analysed.at("/matches/0/compatibilityScore").intValue() + " of 100.");
    }

    private Answer signedInWith(Party party) {
        String evidence = switch (party) {
            case GOOGLE ->
                "idToken\":\""
                        + outside.providers().googleTokenOf(Newcomer.named("").email());
            case APPLE ->
                "idToken\":\""
                        + outside.providers().appleTokenOf(Newcomer.named("").email());
            case FACEBOOK -> "accessToken\":\"" + StubProviders.FACEBOOK_TOKEN;
            case MAIL, TEXTS, SLACK, GEMINI, BUCKET, COLLECTOR, SENTRY ->
                throw new IllegalArgumentException("nobody signs in with " + party);
        };
        return app.http()
                .post(
                        "/api/v1/auth/login/oauth",
                        "{\"provider\":\"OAUTH_PROVIDER_%s\",\"%s\"}".formatted(party, evidence));
    }

    private Message mail() {
        Newcomer another = Newcomer.named("Arjun Rao");
        return new Message(Party.MAIL, () -> app.overRest().register(another), () -> outside.mailsTo(another.email()));
    }

    private Message text() {
        String number = "9198765%05d".formatted(COUNT.incrementAndGet());
        return new Message(
                Party.TEXTS,
                () -> assertThat(app.http()
                                .post("/api/v1/auth/otp/request", "{\"phoneNumber\":\"+" + number + "\"}")
                                .status())
                        .isEqualTo(200),
                () -> outside.told(Party.TEXTS, number));
    }

    /// Somebody of the staff tells something nobody has told before.
    private Message news() {
        String news = "news-" + COUNT.incrementAndGet() + ".";
        return new Message(
                Party.SLACK,
                () -> assertThat(staff.post("/api/v1/slack/send", "{\"message\":\"" + news + "\"}")
                                .status())
                        .isEqualTo(200),
                () -> outside.told(Party.SLACK, news));
    }

    /// What cannot get through to anybody was tried, and stays.
    private void assertMessagesWait(List<Message> messages, Trouble trouble) {
        Eventually.is(
                "each was tried",
                () -> app.database()
                                .texts("SELECT DISTINCT kind FROM datifyy.outbox WHERE attempts > 0"
                                        + " AND state = 'WAITING' AND leased_until IS NULL")
                                .size()
                        == messages.size());
        for (Message message : messages) {
            if (trouble != Trouble.RESET_IN_THE_MIDDLE || message.party() == Party.MAIL) {
                assertThat(message.arrived().get()).as("%s", message.party()).isZero();
            }
        }
    }

    void assertNothingWaits() {
        Eventually.is(
                "nothing waits",
                () -> app.database()
                        .texts("SELECT 1 FROM datifyy.outbox WHERE state = 'WAITING'")
                        .isEmpty());
    }

    void assertNobodyElseWaits() {
        List<Duration> times =
                Stream.generate(this::timeOfThreeThings).limit(3).sorted().toList();
        assertThat(times.get(1)).as("the median of %s", times).isLessThan(SOON);
        Member again = app.overRest().signIn(newcomer.email(), newcomer.password());
        assertThat(again.profile().name()).isEqualTo("Maya Kulkarni");
    }

    private Duration timeOfThreeThings() {
        long begun = System.nanoTime();
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
        assertThat(staff.get("/api/v1/admin/curation/candidates").status()).isEqualTo(200);
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);
        return since(begun);
    }

    private static CompletableFuture<Runnable> checking(Need need, Predicate<Answer> expected) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long begun = System.nanoTime();
                    Answer answer = need.question().get();
                    Duration took = since(begun);
                    return () -> {
                        assertThat(answer).as("of %s", need.party()).matches(expected);
                        assertThat(took)
                                .as("for %s", need.party())
                                .isLessThan(need.bound().plus(MARGIN));
                    };
                },
                IN_BACKGROUND);
    }

    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
