package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.oidc.StubProviders;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.service.Outside.Party;
import com.datifyy.bootstrap.settings.LogSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/// Mail, text messages, Slack, Google, Apple, Facebook, Gemini, the bucket, the collector and Sentry all meet with one
/// trouble: who waits for them and for how long, that nobody else does, that nothing is lost which must not be, and
/// that all is well afterwards without a restart. Each trouble has a service of its own, since the keys of Google and
/// Apple are fetched once a day at best, and Sentry is left alone for a minute.
@Timeout(300)
class OutsideServicesAwayTest {
    private static final Executor IN_BACKGROUND = Thread::startVirtualThread;
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// What operators are told of a single answer or attempt, by whom it depends on; see `docs/operations.md`.
    private static final Duration PROVIDERS_BOUND = Duration.ofSeconds(4);

    private static final Duration BUCKETS_BOUND = Duration.ofSeconds(10);
    private static final Duration GEMINIS_BOUND = Duration.ofSeconds(12);
    private static final Duration A_CODES_BOUND = Duration.ofSeconds(2);

    /// For a machine that has other things to do.
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /// Whoever needs none of them.
    private static final Duration SOON = Duration.ofSeconds(1);

    /// For what is left to be told at the end.
    private static final Duration AT_THE_END = Duration.ofSeconds(2);

    private static final Duration STOPPED = Duration.ofSeconds(10);

    /// What becomes of a cable.
    enum Trouble {
        AWAY {
            @Override
            void begin(Cable cable) {
                cable.cut();
            }

            @Override
            void end(Cable cable) {
                cable.mend();
            }
        },
        /// In the headers of an answer over HTTP, or after the first words of a mail server.
        RESET_IN_THE_MIDDLE {
            @Override
            void begin(Cable cable) {
                cable.breakOffAfter(30);
            }
        },
        SILENT {
            @Override
            void begin(Cable cable) {
                cable.goSilent();
            }
        },
        FAR_AWAY {
            @Override
            void begin(Cable cable) {
                cable.delay(Duration.ofMillis(50));
            }
        },
        IN_SMALL_PIECES {
            @Override
            void begin(Cable cable) {
                cable.dribble(64, Duration.ofMillis(1));
            }
        };

        abstract void begin(Cable cable);

        void end(Cable cable) {
            cable.speak();
        }

        /// Whether nothing gets through.
        boolean hinders() {
            return switch (this) {
                case AWAY, RESET_IN_THE_MIDDLE, SILENT -> true;
                case FAR_AWAY, IN_SMALL_PIECES -> false;
            };
        }

        /// Whether it may happen that something is taken, and nobody here knows.
        boolean loses() {
            return switch (this) {
                case RESET_IN_THE_MIDDLE, SILENT -> true;
                case AWAY, FAR_AWAY, IN_SMALL_PIECES -> false;
            };
        }
    }

    /// Somebody who waits for one of them.
    ///
    /// @param bound by when there is an answer
    /// @param without what it is like meanwhile
    private record Need(
            Party party,
            Duration bound,
            Supplier<Answer> question,
            Predicate<Answer> well,
            Predicate<Answer> without) {}

    /// Something that is to be told to somebody outside.
    ///
    /// @param arrived how often it was
    private record Message(Party party, Runnable send, Supplier<Long> arrived) {}

    private LogCapture log;
    private Outside outside;
    private RunningApp app;
    private Http staff;
    private Newcomer newcomer;
    private Http maya;

    @BeforeEach
    void start() throws IOException {
        Database database = Databases.fresh();
        Colleagues.makeSuperAdmin(database);
        log = LogCapture.of(LogSettings.Level.INFO);
        outside = new Outside();
        app = outside.start(database);
        staff = Colleagues.settledSuperAdmin(app);
        newcomer = Newcomer.named("Maya Kulkarni");
        maya = app.http().as(app.overRest().register(newcomer).tokens().access());
    }

    @AfterEach
    void stop() {
        app.close();
        outside.close();
        log.close();
    }

    @ParameterizedTest
    @EnumSource
    void h6_whatever_happens_to_all_of_them_at_once_is_borne_and_passes_by_itself(Trouble trouble) {
        List<Need> needs = needs();
        List<Message> messages = List.of(mail(), text(), news());
        assertNothingWaits();
        outside.cables().forEach(trouble::begin);
        long traces = outside.told(Party.COLLECTOR, "");

        List<CompletableFuture<Runnable>> checks = needs.stream()
                .map(need -> checking(need, trouble.hinders() ? need.without() : need.well()))
                .toList();
        messages.forEach(message -> message.send().run());
        LoggerFactory.getLogger("com.datifyy.Anything").error("failed", new IllegalStateException("trouble"));
        assertNobodyElseWaits();
        checks.stream().map(CompletableFuture::join).forEach(Runnable::run);
        if (trouble.hinders()) {
            assertMessagesWait(messages, trouble);
            eventuallyLogged("Traces do not arrive");
            eventuallyLogged("Sentry cannot be reached");
            assertNobodyElseWaits();
        }

        if (trouble.hinders()) {
            outside.cables().forEach(trouble::end);
            Eventually.is("traces arrive again", () -> {
                assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
                return isLogged("Traces arrive again");
            });
            app.database().run("UPDATE datifyy.outbox SET due_at = now() WHERE state = 'WAITING'");
        } else {
            Eventually.is("traces", () -> outside.told(Party.COLLECTOR, "") > traces);
            Eventually.is("the fault", () -> outside.told(Party.SENTRY, "") > 0);
        }
        for (Need need : needs) {
            Eventually.is(
                    need.party() + " is of use",
                    () -> need.well().test(need.question().get()));
        }
        for (Message message : messages) {
            Eventually.is(message.party() + " was told", () -> message.arrived().get() > 0);
        }
        assertNothingWaits();
        for (Message message : messages) {
            if (!trouble.loses() || message.party() == Party.MAIL) {
                assertThat(message.arrived().get()).as("%s", message.party()).isEqualTo(1);
            }
        }
        for (Party party : List.of(Party.GOOGLE, Party.APPLE)) {
            outside.cable(party).cut();
            assertThat(signedInWith(party).status()).as("its keys are kept").isEqualTo(200);
        }
    }

    /// The hanging attempts end with the silence, so that nobody knows whether they were of use.
    @Test
    void h6_while_one_way_to_tell_something_is_silent_what_leaves_by_the_others_goes_out_as_ever() {
        for (Party silent : List.of(Party.MAIL, Party.TEXTS, Party.SLACK)) {
            assertNothingWaits();
            outside.cable(silent).goSilent();
            List<Message> messages = List.of(mail(), text(), news());
            Message hanging = messages.stream()
                    .filter(message -> message.party() == silent)
                    .findFirst()
                    .orElseThrow();
            hanging.send().run();
            Eventually.is(silent + " is being told", () -> outside.cable(silent).holdsSomethingUp());
            for (Message message : messages) {
                if (!message.equals(hanging)) {
                    message.send().run();
                    assertThat(Eventually.took(
                                    message.party() + " is told",
                                    () -> message.arrived().get() == 1))
                            .isLessThan(A_CODES_BOUND.plus(MARGIN));
                }
            }
            assertThat(hanging.arrived().get()).isZero();
            assertNobodyElseWaits();
            outside.cable(silent).speak();
            Eventually.is(silent + " was told", () -> hanging.arrived().get() > 0);
        }
    }

    /// How long the rest of stopping takes is seen by a second service to which nobody is silent.
    @Test
    void h6_who_watches_and_does_not_answer_keeps_nobody_from_stopping() throws IOException {
        outside.cable(Party.COLLECTOR).goSilent();
        outside.cable(Party.SENTRY).goSilent();
        LoggerFactory.getLogger("com.datifyy.Anything").error("failed", new IllegalStateException("silent"));
        Eventually.is("both are waited for", () -> {
            assertNobodyElseWaits();
            return outside.cable(Party.COLLECTOR).holdsSomethingUp()
                    && outside.cable(Party.SENTRY).holdsSomethingUp();
        });
        Duration toTheSilent = stopping(app);
        assertThat(toTheSilent).isLessThan(STOPPED);

        try (var well = new Outside();
                var another = well.start(Databases.fresh())) {
            assertThat(another.http().get("/readyz").status()).isEqualTo(200);

            assertThat(toTheSilent.minus(stopping(another))).isLessThan(AT_THE_END.plus(MARGIN));
        }
    }

    private static Duration stopping(RunningApp app) {
        var watch = Stopwatch.started();
        app.stop();
        return watch.soFar();
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
                                        OutsideServicesAwayTest::byTheRulesAlone)))
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

    private void assertNothingWaits() {
        Eventually.is(
                "nothing waits",
                () -> app.database()
                        .texts("SELECT 1 FROM datifyy.outbox WHERE state = 'WAITING'")
                        .isEmpty());
    }

    private void assertNobodyElseWaits() {
        List<Duration> times = Stream.generate(this::timeOfThreeThings).limit(7).toList();
        assertThat(Eventually.median(times)).as("the median of %s", times).isLessThan(SOON);
        Member again = app.overRest().signIn(newcomer.email(), newcomer.password());
        assertThat(again.profile().name()).isEqualTo("Maya Kulkarni");
    }

    private Duration timeOfThreeThings() {
        var watch = Stopwatch.started();
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
        assertThat(staff.get("/api/v1/admin/curation/candidates").status()).isEqualTo(200);
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);
        return watch.soFar();
    }

    private static CompletableFuture<Runnable> checking(Need need, Predicate<Answer> expected) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var watch = Stopwatch.started();
                    Answer answer = need.question().get();
                    Duration took = watch.soFar();
                    return () -> {
                        assertThat(answer).as("of %s", need.party()).matches(expected);
                        assertThat(took)
                                .as("for %s", need.party())
                                .isLessThan(need.bound().plus(MARGIN));
                    };
                },
                IN_BACKGROUND);
    }

    private void eventuallyLogged(String words) {
        Eventually.is("the log says: " + words, () -> isLogged(words));
    }

    private boolean isLogged(String words) {
        return log.lines().stream().anyMatch(line -> line.contains(words));
    }
}
