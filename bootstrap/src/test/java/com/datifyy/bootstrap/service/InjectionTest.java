package com.datifyy.bootstrap.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.admin.AdminRole;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What attackers write, in every text of every request of both protocols, over a real database: it stays
/// text. The places are those of the descriptions, so a field that is new is among them.
class InjectionTest {
    private static final int AT_ONCE = 8;

    /// One request of so many is sent, always the same ones; with `-Ddatifyy.injections=all` all are.
    private static final int ONE_OF = "all".equals(System.getProperty("datifyy.injections")) ? 1 : 4;

    private static final long SEED = 20_261_127;

    /// Where a path says which.
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private static final List<String> CORPUS = List.of(
            "'; DROP TABLE datifyy.users; --",
            "' OR '1'='1",
            "\" OR 1=1 --",
            "') UNION SELECT password_hash FROM datifyy.users --",
            "1; DELETE FROM datifyy.sessions",
            "x' || pg_sleep(60) || '",
            "(SELECT pg_sleep(60))",
            "x'||pg_sleep(60)||'@example.org",
            "id DESC; TRUNCATE datifyy.users CASCADE; --",
            "$$; SELECT pg_sleep(60); $$",
            "%' ESCAPE '!' OR pg_sleep(60) IS NULL --",
            "${jndi:ldap://127.0.0.1:1/x}",
            "{{7*7}}<script>alert(1)</script>",
            "../../../../etc/passwd",
            "%0d%0aSet-Cookie: a=b",
            "$(reboot)`reboot`|reboot");

    /// What is looked at of a request besides what its operation describes, and kept with a session.
    private static final List<String> HEADERS = List.of("User-Agent", "X-Request-Id", "X-Forwarded-For");

    /// What an answer says when it takes something that this service runs without.
    private static final String NOT_SET_UP = "is not set up on this server";

    /// Less than the corpus tells PostgreSQL to sleep, and much more than an answer takes. A statement that
    /// slept longer than the pool lets any run would end in a fault, and be found by that.
    private static final Duration BEFORE_A_SLEEP_ENDS = Duration.ofSeconds(40);

    private static RunningApp app;
    private static Cast cast;
    private static Cast.Person member;
    private static Colleagues colleagues;

    @BeforeAll
    static void start() {
        app = RunningApp.unlimited();
        cast = Cast.in(app);
        colleagues = Colleagues.in(app);
        member = cast.newcomer();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /// How the requests with one text in one place, or of one operation, ended.
    private record Ended(boolean accepted, boolean fault, Duration took, String shown) {}

    @Test
    void e3_no_text_of_a_rest_request_becomes_anything_but_text() {
        Kept before = Kept.now();

        Map<String, Boolean> accepted = send(RestContract.of(app).operations().stream()
                .flatMap(InjectionTest::requests)
                .toList());

        assertThat(accepted)
                .as("changes that were made, so that statements were run with it")
                .containsEntry("PUT /api/v1/user/me", true)
                .containsEntry("PUT /api/v1/partner-preferences", true)
                .containsEntry("POST /api/v1/availability", true)
                .containsEntry("POST /api/v1/auth/register/email", true)
                .containsEntry("GET /api/v1/user/search", true)
                .containsEntry("GET /api/v1/admin/users/search", true);
        before.assertStillThere();
    }

    @Test
    void e3_no_text_of_a_grpc_request_becomes_anything_but_text() {
        Kept before = Kept.now();

        Map<String, Boolean> accepted =
                send(GrpcContract.rpcs().stream().flatMap(InjectionTest::calls).toList());

        assertThat(accepted)
                .as("changes that were made, so that statements were run with it")
                .containsEntry("datifyy.user.v1.UserService/UpdateProfile", true)
                .containsEntry("datifyy.user.v1.UserService/UpdatePartnerPreferences", true)
                .containsEntry("datifyy.availability.v1.AvailabilityService/SubmitAvailability", true)
                .containsEntry("datifyy.auth.v1.AuthService/RegisterWithEmail", true)
                .containsEntry("datifyy.user.v1.UserService/SearchUsers", true)
                .containsEntry("datifyy.admin.v1.AdminService/SearchUsers", true);
        before.assertStillThere();
    }

    /// One request, named by its operation.
    private record Asked(String operation, Callable<Ended> request) {}

    private static Stream<Asked> requests(RestContract.Operation operation) {
        String path = operation.path();
        String body = operation.body().toString();
        return CORPUS.stream()
                .flatMap(text -> Stream.of(
                                operation.texts().stream()
                                        .map(place -> sent(
                                                operation,
                                                path,
                                                operation.with(place, text).toString())),
                                operation.parameters().stream()
                                        .map(name -> sent(
                                                operation,
                                                path + "?" + name + "=" + URLEncoder.encode(text, UTF_8),
                                                body)),
                                headers(operation).map(name -> sent(operation, path, body, name, text)),
                                PLACE.matcher(path)
                                        .results()
                                        .map(place -> sent(
                                                operation,
                                                path.substring(0, place.start())
                                                        + inAPath(text)
                                                        + path.substring(place.end()),
                                                body)))
                        .flatMap(all -> all));
    }

    private static String inAPath(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static Stream<String> headers(RestContract.Operation operation) {
        return Stream.concat(
                operation.headers().stream(),
                operation.path().equals("/api/v1/auth/register/email") ? HEADERS.stream() : Stream.empty());
    }

    private static Asked sent(RestContract.Operation operation, String path, String body, String... headers) {
        String named =
                path.replace("{provider}", "google").replace("{type}", "email").replaceAll("\\{\\w+}", "2147483647");
        boolean bare = operation.method().equals("GET");
        Http http = app.http().as(holder(operation.path().matches("/api/v1/(admin|slack)/.*")));
        return new Asked(
                operation.toString(),
                () -> timed(() -> http.send(operation.method(), named, bare ? null : body, headers), (answer, took) -> {
                    boolean fault = answer.status() >= 500
                            && answer.status() != 501
                            && !answer.text().contains(NOT_SET_UP);
                    return new Ended(
                            answer.status() < 300,
                            fault,
                            took,
                            operation + " " + named + " " + body + " " + List.of(headers) + ": " + answer);
                }));
    }

    private static Stream<Asked> calls(GrpcContract.Rpc rpc) {
        return CORPUS.stream()
                .flatMap(text -> Stream.concat(
                        rpc.texts().stream().map(place -> called(rpc, rpc.with(place, text))),
                        Stream.of(rpc.name())
                                .filter(name -> name.endsWith("/RegisterWithEmail"))
                                .flatMap(_ -> HEADERS.stream())
                                .map(name -> called(rpc, rpc.request(), name.toLowerCase(Locale.ROOT), text))));
    }

    private static Asked called(GrpcContract.Rpc rpc, Message request, String... headers) {
        Grpc grpc =
                app.grpc().as(holder(rpc.name().startsWith("datifyy.admin."))).elsewhere();
        return new Asked(
                rpc.name(),
                () -> timed(() -> grpc.call(rpc.name(), request, headers), (outcome, took) -> {
                    boolean fault = Grpc.FAULTS.contains(outcome.status())
                            && !outcome.said().contains(NOT_SET_UP);
                    return new Ended(
                            outcome.status() == Code.OK,
                            fault,
                            took,
                            rpc.name() + " " + request + " " + List.of(headers) + ": " + outcome);
                }));
    }

    private static String holder(boolean staff) {
        return staff ? colleagues.token(AdminRole.SUPER_ADMIN) : member.token();
    }

    /// What an answer and the time it took amount to.
    private interface Judging<T> {
        Ended judge(T answer, Duration took);
    }

    private static <T> Ended timed(Supplier<T> question, Judging<T> judging) {
        long asked = System.nanoTime();
        T answer = question.get();
        return judging.judge(answer, Duration.ofNanos(System.nanoTime() - asked));
    }

    /// Sends them, or some of them, and holds every answer against what none may be.
    ///
    /// @return by operation whether one of its requests was accepted
    private static Map<String, Boolean> send(Collection<Asked> all) {
        Map<String, Boolean> accepted = new ConcurrentSkipListMap<>();
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        List<Asked> some = new ArrayList<>(all);
        Collections.shuffle(some, new Random(SEED));
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var ended : threads.invokeAll(some.subList(0, some.size() / ONE_OF).stream()
                    .map(asked -> (Callable<Boolean>) () -> {
                        Ended end = asked.request().call();
                        if (end.fault() || end.took().compareTo(BEFORE_A_SLEEP_ENDS) > 0) {
                            faults.add(end.took() + " " + end.shown());
                        }
                        accepted.merge(asked.operation(), end.accepted(), Boolean::logicalOr);
                        return end.fault();
                    })
                    .toList())) {
                ended.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        assertThat(faults.stream().limit(10)).isEmpty();
        return accepted;
    }

    /// What no request may change, whatever is written in it.
    ///
    /// @param schema tables with their columns, indexes, triggers, functions and roles
    /// @param others every row that names a member whom no request is about
    /// @param counts how many rows a table has
    private record Kept(List<String> schema, List<String> others, Map<String, Long> counts) {
        /// What grows when such requests are accepted: accounts of the address that registers, with what belongs
        /// to them; what the member and the staff add to their own; and what is recorded of requests.
        private static final Set<String> MAY_GROW = Set.of(
                "users",
                "profiles",
                "partner_preferences",
                "user_settings",
                "match_cards",
                "sessions",
                "refresh_grants",
                "one_time_codes",
                "failed_sign_ins",
                "interests",
                "availability_slots",
                "profile_photos",
                "photo_files",
                "admins",
                "staff_deeds",
                "audit_events",
                "answered_requests");

        static Kept now() {
            String victim = cast.victim().id();
            Map<String, Long> counts = new TreeMap<>();
            for (String table : app.database()
                    .texts("SELECT tablename FROM pg_tables WHERE schemaname = 'datifyy'"
                            + " AND tablename <> 'scheduled_tasks'")) {
                counts.put(
                        table,
                        Long.parseLong(app.database()
                                .texts("SELECT count(*) FROM datifyy." + table)
                                .getFirst()));
            }
            return new Kept(
                    app.database().texts("""
                            SELECT c.oid::regclass || ' ' || a.attname || ' ' || a.atttypid::regtype || ' ' || c.relkind::text
                              FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                             WHERE c.relnamespace = 'datifyy'::regnamespace
                            UNION ALL SELECT 'function ' || oid::regprocedure || ' ' || md5(prosrc) FROM pg_proc
                             WHERE pronamespace = 'datifyy'::regnamespace
                            UNION ALL SELECT 'trigger ' || tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger
                            UNION ALL SELECT 'role ' || rolname || ' ' || rolsuper FROM pg_roles
                            ORDER BY 1"""),
                    app.database().everything().stream()
                            .filter(row -> row.matches(".*\\b" + victim + "\\b.*"))
                            .toList(),
                    counts);
        }

        void assertStillThere() {
            Kept after = now();
            assertThat(after.schema).isEqualTo(schema);
            assertThat(others).hasSizeGreaterThan(5);
            assertThat(after.others).containsAll(others);
            cast.victimIsUnharmed();
            assertThat(after.counts.keySet()).isEqualTo(counts.keySet());
            counts.forEach((table, rows) -> {
                if (MAY_GROW.contains(table)) {
                    assertThat(after.counts.get(table)).as(table).isGreaterThanOrEqualTo(rows);
                } else if (!Database.WORKED_ON.contains(table) && !table.equals("outbox")) {
                    assertThat(after.counts.get(table)).as(table).isEqualTo(rows);
                }
            });
        }
    }
}
