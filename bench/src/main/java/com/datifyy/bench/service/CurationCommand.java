package com.datifyy.bench.service;

import com.datifyy.adapters.gemini.GeminiAccount;
import com.datifyy.adapters.gemini.GeminiAnalyst;
import com.datifyy.adapters.gemini.GeminiTimeouts;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.security.SecureIds;
import com.datifyy.application.admin.ActivityCount;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.admin.PlatformInsights;
import com.datifyy.application.admin.PlatformInsights.Level;
import com.datifyy.application.admin.PlatformInsights.Span;
import com.datifyy.application.admin.PlatformInsights.Trait;
import com.datifyy.application.curation.Candidates;
import com.datifyy.application.curation.Commentaries;
import com.datifyy.application.curation.CommentaryBounds;
import com.datifyy.application.curation.PairAnalysis;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.bench.load.LoadRun;
import com.datifyy.bench.load.Members;
import com.datifyy.bench.load.Outcome;
import com.datifyy.bench.load.Plan;
import com.datifyy.bench.load.Plan.Arrival;
import com.datifyy.bench.load.Request;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.AdminSessionId;
import com.datifyy.domain.figures.Period;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.PhotoLink;
import com.datifyy.domain.shared.PageRequest;
import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "curation",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Measures what the staff and two people in love ask: the dashboard of people with a hundred dates each, the",
            "first page of candidates, the analysis of fifty pairs by a provider that takes a second, and each figure."
        })
final class CurationCommand implements Callable<Integer> {
    private static final String VISITOR = "asha@demo.datifyy.example";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /// Until all connections are open.
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final AdminCaller GENIE =
            new AdminCaller(new AdminId(1), new AdminSessionId(new UUID(0, 1)), AdminRole.SUPER_ADMIN, "");
    private static final String ANSWER = """
            {"candidates":[{"finishReason":"STOP","content":{"parts":[{"text":"{\\"compatibility_score\\":70,\
            \\"reasoning\\":\\"They fit.\\",\\"matched_aspects\\":[],\\"mismatched_aspects\\":[]}"}]}}]}""";

    /// So many people, the first, are callers or those whom callers have dates with.
    private static final int CAST = 2_000;

    private final Surroundings surroundings;
    private final Supplier<PrintWriter> out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--people", paramLabel = "N", description = "Size of the population; all of them are free.")
    private int people = 100_000;

    @Option(names = "--callers", paramLabel = "N", description = "How many of them look at their dashboard.")
    private int callers = 300;

    @Option(names = "--dates", paramLabel = "N", description = "Dates of each of these.")
    private int dates = 100;

    @Option(names = "--connections", paramLabel = "N", description = "Connections kept open.")
    private int connections = 16;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured time of the dashboard.")
    private int seconds = 8;

    @Option(names = "--warmup", paramLabel = "N", description = "Seconds before it, not measured.")
    private int warmUp = 10;

    @Option(names = "--times", paramLabel = "N", description = "How often candidates and figures are asked for.")
    private int times = 20;

    @Option(names = "--only-dashboard", description = "Neither candidates nor analysis nor figures.")
    private boolean onlyDashboard;

    private final Markdown table = new Markdown("what", "median ms", "p99 ms", "slowest ms", "remarks");

    CurationCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        requireOthers(Math.min(people, CAST));
        surroundings.build();
        Path data = surroundings.population(people);
        String password = Files.readString(data.resolve("demo-password")).strip();
        try (MeasuredDatabase database = MeasuredDatabase.in(data)) {
            requireOthers(Math.min(CAST, matched(database)));
            fill(database);
            say("%s; PostgreSQL %s; %,d people, %s"
                    .formatted(Surroundings.told(), database.version(), database.people(), database.size()));
            dashboard(database, password);
            if (!onlyDashboard) {
                try (PostgresDatabase connected = database.open(connections)) {
                    curation(database, connected);
                    figures(connected);
                }
            }
        }
        say("");
        say(table.toString());
        return 0;
    }

    /// Callers have dates with people who are none.
    private void requireOthers(int cast) {
        if (cast <= callers) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--callers must be less than the people whom they can have dates with, " + cast);
        }
    }

    /// Some of the population leave out what everybody is matched by.
    private static int matched(MeasuredDatabase database) throws SQLException {
        return Integer.parseInt(database.column("""
                SELECT count(*) FROM datifyy.match_cards
                WHERE takes_part AND gender IS NOT NULL AND birth_date IS NOT NULL""").getFirst());
    }

    /// What the demo population lacks: somebody of the staff, free hours of everybody, dates and suggestions.
    private void fill(MeasuredDatabase database) throws SQLException {
        long began = System.nanoTime();
        database.run("""
                INSERT INTO datifyy.admins (id, email, name, role, genie, active, created_at, password_hash)
                VALUES (1, 'bench@example.org', 'Bench', 'SUPER_ADMIN', true, true, now(), '') ON CONFLICT DO NOTHING""");
        database.run("""
                INSERT INTO datifyy.availability_slots (id, user_id, starts_at, ends_at, mode, notes, created_at, updated_at)
                SELECT gen_random_uuid(), id, hour, hour + interval '1 hour', 'ONLINE', '', now(), now()
                FROM datifyy.users, (SELECT date_trunc('hour', now()) + interval '60 hours' AS hour) AS h
                WHERE status = 'ACTIVE' AND NOT EXISTS (
                    SELECT FROM datifyy.availability_slots
                    WHERE user_id = users.id AND starts_at > now() + interval '48 hours')
                ON CONFLICT DO NOTHING""");
        database.run("TRUNCATE datifyy.comments, datifyy.comment_counts, datifyy.date_feedback, datifyy.date_bookings,"
                + " datifyy.scheduled_dates, datifyy.date_suggestions, datifyy.curated_matches");
        // Callers with people who are none: each has as many dates as was said.
        String pairs = """
                WITH ranked AS (
                    SELECT user_id, row_number() OVER (ORDER BY user_id) - 1 AS n FROM (
                        SELECT user_id FROM datifyy.match_cards
                        WHERE takes_part AND gender IS NOT NULL AND birth_date IS NOT NULL
                        ORDER BY user_id LIMIT %3$d) AS first),
                pairs AS (
                    SELECT one.user_id AS caller, other.user_id AS other, k
                    FROM ranked AS one CROSS JOIN generate_series(1, %1$d) AS k
                    JOIN ranked AS other ON other.n = %2$d + (one.n + k) %% (SELECT count(*) - %2$d FROM ranked)
                    WHERE one.n < %2$d)
                """;
        database.run(pairs.formatted(dates, callers, CAST) + """
                INSERT INTO datifyy.scheduled_dates (id, first_user, second_user, genie, starts_at, ends_at, mode, status,
                    link, notes, admin_notes, sequence, created_at, updated_at)
                SELECT row_number() OVER (), caller, other, 1, time, time + interval '1 hour', 'ONLINE',
                    CASE WHEN k %% 10 = 0 THEN 'SCHEDULED' ELSE 'COMPLETED' END,
                    'https://meet.example.invalid/bench', '', '', 0, now(), now()
                FROM (SELECT caller, other, k,
                    now() + CASE WHEN k %% 10 = 0 THEN k ELSE -k END * interval '1 day' AS time FROM pairs) AS dated""".replace("%%", "%"));
        database.run(pairs.formatted(20, callers, CAST) + """
                INSERT INTO datifyy.curated_matches (id, lower, higher, rule_score, score, lower_wishes, higher_wishes,
                    reasoning, matched_aspects, mismatched_aspects, provider, model, prompt_version, input_hash,
                    machine_made, analysed_at, status, notes, created_at, updated_at)
                SELECT row_number() OVER (), least(caller, other), greatest(caller, other), 70, 70, '{}', '{}', 'x', '{}',
                    '{}', 'local', 'x', '1', repeat('a', 64), false, now(), 'ACCEPTED', '', now(), now()
                FROM pairs ON CONFLICT DO NOTHING""");
        database.run("""
                INSERT INTO datifyy.date_suggestions (id, match_id, recipient, suggested, score, status, reasons,
                    custom_reason, created_at)
                SELECT row_number() OVER (), id, one, other, 70, 'PENDING', '{}', '', now()
                FROM (SELECT id, lower AS one, higher AS other FROM datifyy.curated_matches
                    UNION ALL SELECT id, higher, lower FROM datifyy.curated_matches) AS both_ways""");
        database.run("VACUUM (ANALYZE)"); // the server does so by itself, some minutes later
        say("filled in %s".formatted(Surroundings.seconds(Duration.ofNanos(System.nanoTime() - began))));
    }

    private void dashboard(MeasuredDatabase database, String password) throws Exception {
        try (ServiceProcess service = surroundings.serve(database, "curation-" + people)) {
            List<String> tokens = new ArrayList<>();
            try (Members members = service.members()) {
                for (String email : database.letIn(callers, VISITOR)) {
                    tokens.add(members.signIn(email, password));
                }
            }
            LoadRun.Requests dashboards = random ->
                    Request.get("/api/v1/user/love-zone/dashboard", tokens.get(random.nextInt(tokens.size())));
            var warm =
                    new Plan(connections, new Arrival.WhenFree(), Duration.ZERO, Duration.ofSeconds(warmUp), TIMEOUT);
            LoadRun.run(service.target(), warm, dashboards);
            var free = new Plan(connections, new Arrival.WhenFree(), SETTLING, Duration.ofSeconds(seconds), TIMEOUT);
            Outcome most = dashboards("dashboard, as fast as answered", free, dashboards, service, database);
            Plan even = free.with(new Arrival.Even(Math.max(0.5, most.throughput() / 2)));
            dashboards("dashboard, at half of that", even, dashboards, service, database);
        }
    }

    private Outcome dashboards(
            String what, Plan plan, LoadRun.Requests requests, ServiceProcess service, MeasuredDatabase database)
            throws Exception {
        Duration serviceBefore = service.processorTime();
        Duration databaseBefore = database.processorTime();
        ProcessorUse before = ProcessorUse.now();
        Outcome outcome = LoadRun.run(service.target(), plan, requests);
        Duration byService = service.processorTime().minus(serviceBefore);
        Duration byDatabase = database.processorTime().minus(databaseBefore);
        double others = ProcessorUse.now().percentOfOthers(before, byService.plus(byDatabase));
        // Processor time is that of the whole run, so the requests of the whole run share it.
        double answered = outcome.throughput() * SETTLING.plus(plan.measured()).toMillis() / 1e3;
        table.row(
                what,
                number(outcome.waitMillis(50)),
                number(outcome.waitMillis(99)),
                number(outcome.waitMillis(100)),
                "%s/s, %d errors; CPU ms each: service %s, database %s; others %s %%; generator stood still for %s ms at most"
                        .formatted(
                                number(outcome.throughput()),
                                outcome.failed(),
                                number(byService.toNanos() / 1e6 / answered),
                                number(byDatabase.toNanos() / 1e6 / answered),
                                number(others),
                                number(outcome.standStillMillis())));
        return outcome;
    }

    private void curation(MeasuredDatabase database, PostgresDatabase connected) throws Exception {
        Stores stores = Stores.in(connected);
        InstantSource clock = InstantSource.system();
        var deeds = new Deeds(stores.staffLog(), clock);
        var candidates = new Candidates(
                stores.candidates(),
                stores.people(),
                stores.profiles(),
                stores.slots(),
                stores.settings(),
                stores.verifications(),
                stores.photos(),
                nobodysLinks(),
                deeds,
                stores.unitOfWork(),
                clock);
        measure(
                "candidates, first page",
                () -> "%d people"
                        .formatted(candidates
                                .list(GENIE, new PageRequest(20, null))
                                .items()
                                .size()));
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
                    stores.suggestions(),
                    stores.dates(),
                    candidates,
                    new Commentaries(
                            gemini,
                            stores.comments(),
                            stores.commentBudget(),
                            new Announcements(new Notifications(nobody(), new SecureIds(), clock), false),
                            stores.unitOfWork(),
                            clock,
                            CommentaryBounds.usual(new CommentaryBudget.Daily(100_000, 100_000))),
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
                var analysed = analysis.analyse(GENIE, new UserId(Integer.parseInt(id)), List.of());
                String took = number((System.nanoTime() - began) / 1e6);
                long commented = analysed.stream()
                        .filter(pair -> pair.match().analysis().machineMade())
                        .count();
                table.row("analysis", took, took, took, "%d pairs, %d commented".formatted(analysed.size(), commented));
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
            public List<Waiting> claim(int atMost, Instant now, Duration lease) {
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
            public void givenUp(MessageId id, Instant now, String why) {
                // nothing is on its way
            }
        };
    }

    private static HttpServer slowProvider(ExecutorService threads) throws Exception {
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

    private void figures(PostgresDatabase connected) {
        Stores stores = Stores.in(connected);
        new ActivityCount(stores.figures(), stores.unitOfWork()).countNew();
        var insights = new PlatformInsights(stores.figures(), InstantSource.system());
        var months = new Span(Period.MONTHLY, null, null, "Asia/Kolkata");
        Map<String, Supplier<?>> asked = new LinkedHashMap<>();
        asked.put("figures: platform", () -> insights.platform(GENIE, "Asia/Kolkata"));
        asked.put("figures: growth", () -> insights.growth(GENIE, months));
        asked.put("figures: active users", () -> insights.active(GENIE, months));
        asked.put("figures: sign-ups", () -> insights.signups(GENIE, months));
        asked.put("figures: gender", () -> insights.demographics(GENIE, Trait.GENDER, "Asia/Kolkata"));
        asked.put("figures: age groups", () -> insights.demographics(GENIE, Trait.AGE_GROUP, "Asia/Kolkata"));
        asked.put("figures: countries", () -> insights.places(GENIE, Level.COUNTRY, ""));
        asked.put("figures: cities", () -> insights.places(GENIE, Level.CITY, ""));
        asked.put("figures: availability", () -> insights.availability(GENIE));
        asked.forEach((name, figure) -> measure(name, () -> {
            Object told = figure.get();
            return told.toString().isEmpty() ? "nothing" : "";
        }));
    }

    /// The first time is not counted: it loads classes and pages.
    private void measure(String what, Supplier<String> question) {
        String remark = question.get();
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            remark = question.get();
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        table.row(
                what,
                number(took[times / 2] / 1e6),
                number(took[Math.min(times - 1, times * 99 / 100)] / 1e6),
                number(took[times - 1] / 1e6),
                remark);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
