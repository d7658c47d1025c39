package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.gemini.StubGemini;
import com.datifyy.adapters.oidc.StubProviders;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.settings.ProviderSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Gemini, Slack and identity providers are away, silent, slow, or cut off in the middle: who waits for them and
/// for how long, that nobody else does, and that all is well afterwards without a restart.
@Timeout(60)
class OutsideServicesAwayTest {
    private static final Executor IN_BACKGROUND = Thread::startVirtualThread;
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// What is promised, and a little for a machine that has other things to do.
    private static final Duration GEMINIS_BOUND = Duration.ofSeconds(12 + 2);

    private static final Duration PROVIDERS_BOUND = Duration.ofSeconds(4 + 2);

    /// How long Slack may take for an answer.
    private static final Duration SLACKS_PATIENCE = Duration.ofSeconds(10);

    private static final Duration A_CODES_BOUND = Duration.ofSeconds(2 + 2);

    private static StubGemini gemini;
    private static StubProviders providers;
    private static HttpServer slack;
    private static final List<String> POSTED = new CopyOnWriteArrayList<>();
    private static Cable toGemini;
    private static Cable toGoogle;
    private static Cable toApple;
    private static Cable toSlack;
    private static RunningApp app;
    private static Http staff;

    @BeforeAll
    static void start() throws IOException {
        gemini = new StubGemini(StubGemini.commenting());
        providers = new StubProviders();
        slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/services/not-a-real-one", exchange -> {
            POSTED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        slack.start();
        toGemini = new Cable(gemini.address().getPort());
        toGoogle = new Cable(providers.port());
        toApple = new Cable(providers.port());
        toSlack = new Cable(slack.getAddress().getPort());
        app = RunningApp.unlimited(
                new ProviderSettings(
                        providers.googleBehind(toGoogle.port()), providers.appleBehind(toApple.port()), null),
                Map.of(
                        "GEMINI_API_KEY",
                        "not-a-real-key",
                        "AI_BASE_URL",
                        "http://127.0.0.1:" + toGemini.port(),
                        "SLACK_WEBHOOK_URL",
                        "http://127.0.0.1:" + toSlack.port() + "/services/not-a-real-one"));
        staff = Colleagues.superAdmin(app);
    }

    @AfterAll
    static void stop() {
        app.close();
        List.of(toGemini, toGoogle, toApple, toSlack).forEach(Cable::close);
        gemini.close();
        providers.close();
        slack.stop(0);
    }

    @AfterEach
    void restore() {
        List.of(toGemini, toGoogle, toApple, toSlack).forEach(Cable::speak);
    }

    /// Two people of whom no provider of AI has been told yet.
    private static People another() {
        return People.whoMayBeToldAbout(
                app, Story.somewhere("GENDER_FEMALE").saying("words number " + COUNT.incrementAndGet()));
    }

    private static Answer analysed(People pair) {
        return staff.post(
                "/api/v1/admin/curation/analyze",
                "{\"userId\":\"%s\",\"candidateIds\":[\"%s\"]}"
                        .formatted(pair.owner().id(), pair.other().id()));
    }

    /// Of the providers of identities both are tried at once: neither is asked again within ten seconds. What may
    /// happen to Slack is tried while Gemini is waited for, as it takes the longest.
    @Test
    void h6_who_needs_one_that_is_silent_or_cut_off_waits_within_its_bound_and_nobody_else_does() {
        Newcomer newcomer = Newcomer.named("Maya Kulkarni");
        Member maya = app.overRest().register(newcomer);
        People pair = another();
        List.of(toGemini, toGoogle, toApple).forEach(Cable::goSilent);

        long begun = System.nanoTime();
        CompletableFuture<Answer> byGemini = asking(() -> analysed(pair));
        CompletableFuture<Duration> geminisTime = byGemini.thenApply(_ -> since(begun));
        CompletableFuture<Answer> byGoogle = asking(OutsideServicesAwayTest::withGoogle);
        CompletableFuture<Duration> googlesTime = byGoogle.thenApply(_ -> since(begun));
        CompletableFuture<Answer> byApple = asking(OutsideServicesAwayTest::withApple);
        Eventually.is(
                "all three are being asked",
                () -> toGemini.holdsSomethingUp() && toGoogle.holdsSomethingUp() && toApple.holdsSomethingUp());
        toApple.cut(); // a reset alone would have it asked once more

        assertUnavailable(byApple.join());
        Http hers = app.http().as(maya.tokens().access());
        assertThat(hers.get("/api/v1/user/me").status()).isEqualTo(200);
        assertThat(byGoogle).as("still waiting").isNotDone();
        assertThat(staff.get("/api/v1/admin/curation/candidates").status()).isEqualTo(200);
        assertThat(app.overRest().signIn(newcomer.email(), newcomer.password()).id())
                .isEqualTo(maya.id());
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);

        assertUnavailable(byGoogle.join());
        assertThat(googlesTime.join()).isLessThan(PROVIDERS_BOUND);
        assertThat(byGemini).as("still waiting").isNotDone();
        whileSlackIsSilentOnlyTheNewsWaits();
        for (Trouble trouble : Trouble.values()) {
            whileSlackIsInTroubleNewsWaitsAndIsTriedAgain(trouble);
        }
        assertByTheRulesAlone(byGemini.join());
        assertThat(geminisTime.join()).isLessThan(GEMINIS_BOUND);

        toApple.mend();
        for (Cable cable : List.of(toGemini, toGoogle, toApple)) {
            cable.speak();
            cable.dribble(64, Duration.ofMillis(1));
        }
        assertThat(analysed(pair).at("/matches/0/machineMade").booleanValue()).isTrue();
        Eventually.is("Google is asked again", () -> withGoogle().status() == 200);
        Eventually.is("Apple is asked again", () -> withApple().status() == 200);
        toGoogle.cut();
        assertThat(withGoogle().status()).as("its keys are kept").isEqualTo(200);
        toGoogle.mend();
    }

    @ParameterizedTest
    @EnumSource
    void h6_while_gemini_breaks_off_or_is_away_pairs_have_the_score_by_the_rules_at_once(Trouble trouble) {
        People pair = another();
        CompletableFuture<Answer> asked = trouble.with(toGemini, () -> analysed(pair));

        assertByTheRulesAlone(asked.join());

        trouble.over(toGemini);
        Answer again = analysed(pair);
        assertThat(again.at("/matches/0/machineMade").booleanValue()).isTrue();
        assertThat(again.at("/matches/0/provider").asText()).isEqualTo("gemini");
    }

    /// The news comes once, unless the silence takes longer than Slack is waited for: then it is sent again, since
    /// nobody knows whether it was taken.
    private static void whileSlackIsSilentOnlyTheNewsWaits() {
        toSlack.goSilent();
        long silent = System.nanoTime();
        String message = post();
        Eventually.is("it is on its way", toSlack::holdsSomethingUp);

        Newcomer newcomer = Newcomer.named("Maya Kulkarni");
        Member maya = app.overRest().register(newcomer);
        assertThat(maya.profile().name()).isEqualTo("Maya Kulkarni");
        long registered = System.nanoTime();
        Eventually.is(
                "she is written to", () -> !app.sentTo(newcomer.email(), "").isEmpty());
        assertThat(since(registered)).isLessThan(A_CODES_BOUND);
        String another = post();
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);
        assertThat(told(message) + told(another)).isZero();

        toSlack.speak();
        boolean inTime = since(silent).compareTo(SLACKS_PATIENCE) < 0;
        Eventually.is("both are told", () -> told(message) >= 1 && told(another) >= 1);
        assertNothingWaits();
        assertThat(told(message)).isLessThanOrEqualTo(inTime ? 1 : 2);
    }

    /// Slack is far away when it is back, and takes the news in small pieces.
    private static void whileSlackIsInTroubleNewsWaitsAndIsTriedAgain(Trouble trouble) {
        String message = trouble.with(toSlack, OutsideServicesAwayTest::post).join();
        Eventually.is(
                "it was tried",
                () -> !app.database()
                        .texts("SELECT 1 FROM datifyy.outbox WHERE attempts > 0 AND state = 'WAITING'"
                                + " AND leased_until IS NULL")
                        .isEmpty());
        assertThat(told(message)).isZero();

        trouble.over(toSlack);
        toSlack.dribble(64, Duration.ofMillis(2));
        app.database().run("UPDATE datifyy.outbox SET due_at = now() WHERE state = 'WAITING'");
        Eventually.is("it is told", () -> told(message) == 1);
        assertNothingWaits();
        assertThat(told(message)).isEqualTo(1);
        toSlack.speak();
    }

    /// What makes a question end at once.
    enum Trouble {
        AWAY {
            @Override
            <T> CompletableFuture<T> with(Cable cable, Supplier<T> question) {
                cable.cut();
                return asking(question);
            }

            @Override
            void over(Cable cable) {
                cable.mend();
            }
        },
        RESET_IN_THE_MIDDLE {
            @Override
            <T> CompletableFuture<T> with(Cable cable, Supplier<T> question) {
                cable.goSilent();
                CompletableFuture<T> asked = asking(question);
                Eventually.is("it is in the middle", cable::holdsSomethingUp);
                cable.reset();
                return asked;
            }

            @Override
            void over(Cable cable) {
                cable.speak();
            }
        };

        abstract <T> CompletableFuture<T> with(Cable cable, Supplier<T> question);

        abstract void over(Cable cable);
    }

    private static Answer withGoogle() {
        return with("GOOGLE", providers.googleTokenOf(Newcomer.named("").email()));
    }

    private static Answer withApple() {
        return with("APPLE", providers.appleTokenOf(Newcomer.named("").email()));
    }

    private static Answer with(String provider, String idToken) {
        return app.http()
                .post(
                        "/api/v1/auth/login/oauth",
                        "{\"provider\":\"OAUTH_PROVIDER_%s\",\"idToken\":\"%s\"}".formatted(provider, idToken));
    }

    /// Has somebody of the staff tell something nobody has told before.
    private static String post() {
        String message = "news-" + COUNT.incrementAndGet() + ".";
        Answer taken = staff.post("/api/v1/slack/send", "{\"message\":\"" + message + "\"}");
        assertThat(taken.status()).as(taken::text).isEqualTo(200);
        return message;
    }

    private static long told(String message) {
        return POSTED.stream().filter(posted -> posted.contains(message)).count();
    }

    private static void assertNothingWaits() {
        Eventually.is(
                "nothing waits",
                () -> app.database()
                        .texts("SELECT 1 FROM datifyy.outbox WHERE state = 'WAITING'")
                        .isEmpty());
    }

    private static void assertByTheRulesAlone(Answer analysed) {
        assertThat(analysed.status()).as(analysed::text).isEqualTo(200);
        assertThat(analysed.at("/matches/0/machineMade").booleanValue()).isFalse();
        assertThat(analysed.at("/matches/0/provider").asText()).isEqualTo("local");
        assertThat(analysed.at("/matches/0/reasoning").asText())
                .startsWith("The rules alone give "
                        + analysed.at("/matches/0/compatibilityScore").intValue() + " of 100.");
    }

    private static void assertUnavailable(Answer refused) {
        assertThat(refused.status()).as(refused::text).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("UNAVAILABLE");
        assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static <T> CompletableFuture<T> asking(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, IN_BACKGROUND);
    }
}
