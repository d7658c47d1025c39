package com.datifyy.bench.service;

import com.datifyy.adapters.gemini.GeminiAccount;
import com.datifyy.adapters.gemini.GeminiAnalyst;
import com.datifyy.adapters.gemini.GeminiTimeouts;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.security.SecureIds;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.curation.Candidates;
import com.datifyy.application.curation.Commentaries;
import com.datifyy.application.curation.CommentaryBounds;
import com.datifyy.application.curation.PairAnalysis;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Channel;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.PhotoLink;
import com.datifyy.domain.shared.PageRequest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// What genies ask for: the first page of candidates, and the analysis of fifty pairs by a provider that takes a
/// second.
final class Matchmaking {
    private static final String ANSWER = """
            {"candidates":[{"finishReason":"STOP","content":{"parts":[{"text":"{\\"compatibility_score\\":70,\
            \\"reasoning\\":\\"They fit.\\",\\"matched_aspects\\":[],\\"mismatched_aspects\\":[]}"}]}}]}""";

    private final MeasuredDatabase database;
    private final AdminCaller genie;
    private final InstantSource clock = InstantSource.system();
    private final Stores stores;
    private final Deeds deeds;
    private final Candidates candidates;

    /// @param connected to the database
    Matchmaking(MeasuredDatabase database, PostgresDatabase connected, AdminCaller genie) {
        this.database = database;
        this.genie = genie;
        this.stores = Stores.in(connected);
        this.deeds = new Deeds(stores.staffLog(), clock);
        this.candidates = new Candidates(
                stores.candidates(),
                stores.people(),
                stores.profiles(),
                stores.slots(),
                stores.dates(),
                stores.matches(),
                stores.suggestions(),
                stores.settings(),
                stores.verifications(),
                stores.photos(),
                nobodysLinks(),
                deeds,
                stores.unitOfWork(),
                clock);
    }

    void firstPage(Timings timings) {
        timings.measure(
                "candidates, first page",
                () -> "%d people"
                        .formatted(candidates
                                .list(genie, new PageRequest(20, null))
                                .items()
                                .size()));
    }

    void analyses(Markdown table) throws SQLException, IOException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpServer provider = slowProvider(threads);
        try (threads;
                var gemini = new GeminiAnalyst(
                        new GeminiAccount(
                                URI.create("http://127.0.0.1:"
                                        + provider.getAddress().getPort()),
                                "bench",
                                List.of("bench"),
                                null),
                        GeminiTimeouts.usual(),
                        clock)) {
            var analysis = new PairAnalysis(
                    stores.matches(),
                    candidates,
                    new Commentaries(
                            gemini,
                            stores.comments(),
                            stores.commentBudget(),
                            new Announcements(
                                    new Notifications(nobody(), stores.clocks(), new SecureIds(), clock), false),
                            stores.unitOfWork(),
                            clock,
                            CommentaryBounds.usual(new CommentaryBudget.Daily(100_000, 100_000, 100_000))),
                    everybody -> everybody,
                    stores.people(),
                    stores.presentCards(),
                    stores.blocks(),
                    stores.profiles(),
                    deeds,
                    new SecureIds(),
                    stores.unitOfWork(),
                    clock);
            for (String id : database.column("""
                    SELECT user_id FROM datifyy.match_cards
                    WHERE takes_part AND gender IS NOT NULL AND birth_date IS NOT NULL ORDER BY user_id DESC LIMIT 3""")) {
                long began = System.nanoTime();
                var analysed = analysis.analyse(genie, new UserId(Integer.parseInt(id)), List.of(), null)
                        .pairs();
                String took = Markdown.number((System.nanoTime() - began) / 1e6);
                long commented = analysed.stream()
                        .filter(pair -> pair.match().analysis().machineMade())
                        .count();
                table.row(
                        "analysis",
                        took,
                        took,
                        took,
                        took,
                        "%d pairs, %d commented".formatted(analysed.size(), commented));
            }
        } finally {
            provider.stop(0);
        }
    }

    /// Nobody has photos here.
    private static PhotoLinks nobodysLinks() {
        return new PhotoLinks() {
            @Override
            public String seal(PhotoLink link) {
                return "";
            }

            @Override
            public Optional<PhotoLink> open(String sealed) {
                return Optional.empty();
            }
        };
    }

    /// What is announced goes nowhere here.
    private static Outbox nobody() {
        return new Outbox() {
            @Override
            public boolean add(MessageId id, String key, Notice notice, Instant now) {
                return false;
            }

            @Override
            public void takeBack(String key) {
                // nothing is on its way
            }

            @Override
            public AskedFor askedFor(Instant mailsSince, Instant textsSince) {
                return new AskedFor(0, 0);
            }

            @Override
            public List<Waiting> claim(Channel channel, int atMost, Instant now, Duration lease) {
                return List.of();
            }

            @Override
            public void delivered(MessageId id, Instant now) {
                // nothing is on its way
            }

            @Override
            public void postponed(MessageId id, Instant due, String why) {
                // nothing is on its way
            }

            @Override
            public boolean givenUp(MessageId id, Instant now, String why) {
                return false;
            }
        };
    }

    private static HttpServer slowProvider(ExecutorService threads) throws IOException {
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
        provider.setExecutor(threads);
        provider.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                TimeUnit.SECONDS.sleep(1);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
        provider.start();
        return provider;
    }
}
