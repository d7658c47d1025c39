package com.datifyy.bench.service;

import static com.datifyy.bench.service.AccountQuestion.PHONE_CODE;
import static com.datifyy.bench.service.AccountQuestion.PHONE_CODE_BY_GRPC;
import static com.datifyy.bench.service.AccountQuestion.PHONE_PROOF;
import static com.datifyy.bench.service.AccountQuestion.PHONE_PROOF_BY_GRPC;
import static com.datifyy.bench.service.AccountQuestion.PHONE_REGISTER;
import static com.datifyy.bench.service.AccountQuestion.PHONE_REGISTER_BY_GRPC;
import static com.datifyy.bench.service.AccountQuestion.PHONE_RESEND;
import static com.datifyy.bench.service.AccountQuestion.PHONE_RESEND_BY_GRPC;
import static com.datifyy.bench.service.AccountQuestion.PHONE_SIGN_IN;
import static com.datifyy.bench.service.AccountQuestion.PHONE_SIGN_IN_BY_GRPC;
import static com.datifyy.bench.service.AccountQuestion.REGISTER;
import static com.datifyy.bench.service.AccountQuestion.REGISTER_BY_GRPC;
import static com.datifyy.bench.service.AccountQuestion.RESEND;
import static com.datifyy.bench.service.AccountQuestion.RESEND_BY_GRPC;
import static com.datifyy.bench.service.AccountQuestion.RESET;
import static com.datifyy.bench.service.AccountQuestion.RESET_BY_GRPC;
import static com.datifyy.bench.service.AccountQuestion.SEND;
import static com.datifyy.bench.service.AccountQuestion.SEND_BY_GRPC;
import static com.datifyy.bench.service.AccountQuestion.SIGN_IN;
import static com.datifyy.bench.service.AccountQuestion.SIGN_IN_BY_GRPC;

import com.datifyy.bench.service.AccountQuestion.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "neutral",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Measures whether the time of an answer tells that an address or a number is known.",
            "Known and unknown ones take turns; each is used once. Ends with 1 when a promise is broken."
        })
final class NeutralCommand implements Callable<Integer> {
    private static final int PEOPLE = 1_000;
    private static final String AUTH = "/api/v1/auth/";
    private static final String OWNER = "an owner";
    private static final String CLAIMANT = "a claimant";
    private static final String CLOSED = "who closed the account";
    private static final String NOBODY_EITHER = "nobody either";
    private static final double NANOS_PER_MILLI = 1e6;

    private static final Map<String, String> NO_LIMITS = Map.of(
            "ENV",
            "development",
            "RATE_LIMITS",
            "default=off,register=off,login=off,token=off,code=off,code-check=off,code-to-recipient-hourly=off,"
                    + "code-to-recipient-daily=off,another-to-recipient=off,guess-at-recipient=off,"
                    + "another-for-strangers=off,strangers-to-recipient=off,known-to-recipient=off,"
                    + "code-network=off,reset-to-address=off,reset-to-address-daily=off,register-address=off,"
                    + "register-network=off,mails-all=off,texts-all=off");

    private final Surroundings surroundings;
    private final Supplier<PrintWriter> out;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Instant began = Instant.now();
    private int visits;

    @Option(names = "--samples", paramLabel = "N", description = "Measured answers of each kind; at most 400.")
    private int samples = 200;

    @Option(names = "--warmup", paramLabel = "N", description = "Answers before, not measured; at most 30.")
    private int warmUp = 30;

    @Option(names = "--skip-hashing", description = "Leave out what checks or hashes passwords.")
    private boolean skipHashing;

    @Option(
            names = "--at-most",
            paramLabel = "PERCENT",
            description = "A promise: how far apart medians may be, besides the most by which strangers are apart.")
    private @Nullable Double atMost;

    private final Differences differences = new Differences();
    private final Markdown table = new Markdown(
            "operation",
            "the known one",
            "known median ms",
            "unknown median ms",
            "difference %",
            "known p90",
            "unknown p90");

    NeutralCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        surroundings.build();
        try (MeasuredDatabase database = MeasuredDatabase.in(surroundings.population(PEOPLE));
                ServiceProcess service = surroundings.serve(database, "neutral", NO_LIMITS)) {
            // The population is kept; whoever an earlier measurement registered would own or claim its addresses.
            List<String> _ = database.column(
                    "DELETE FROM datifyy.users WHERE name = '" + AccountQuestion.PERSON + "' RETURNING name");
            openAll(database);
            List<String> _ = database.letIn(PEOPLE);
            say(Surroundings.told() + "; PostgreSQL " + database.version());
            try (GrpcAsking rpcs = new GrpcAsking(service.grpcPort())) {
                compareAll(new Service(service, rpcs), database);
            } finally {
                openAll(database);
            }
            say("");
            say(table.toString());
        }
        if (atMost == null) {
            return 0;
        }
        Promises promises = differences.held(atMost);
        say(promises.toString());
        return promises.exitCode();
    }

    /// Where requests of both protocols go.
    private record Service(ServiceProcess process, GrpcAsking rpcs) {}

    private void compareAll(Service service, MeasuredDatabase database) throws Exception {
        if (!skipHashing) {
            compare(service, SIGN_IN, OWNER, owners(database));
            compare(service, SIGN_IN, CLAIMANT, claimants(database));
            compare(service, SIGN_IN, CLOSED, closed(database));
            compare(service, SIGN_IN, NOBODY_EITHER, nobodies(SIGN_IN));
            compare(service, SIGN_IN_BY_GRPC, OWNER, owners(database));
            compare(service, REGISTER, OWNER, owners(database));
            compare(service, REGISTER, CLOSED, closed(database));
            compare(service, REGISTER_BY_GRPC, OWNER, owners(database));
        }
        compare(service, RESET, OWNER, owners(database));
        compare(service, RESET, CLAIMANT, claimants(database));
        compare(service, RESET, CLOSED, closed(database));
        compare(service, RESET_BY_GRPC, OWNER, owners(database));
        compare(service, SEND, CLAIMANT, claimants(database));
        compare(service, SEND, OWNER, owners(database));
        compare(service, SEND, CLOSED, closed(database));
        compare(service, SEND, NOBODY_EITHER, nobodies(SEND));
        compare(service, SEND_BY_GRPC, CLAIMANT, claimants(database));
        compare(service, RESEND, CLAIMANT, claimants(database));
        compare(service, RESEND, OWNER, owners(database));
        compare(service, RESEND_BY_GRPC, CLAIMANT, claimants(database));
        // Before codes are texted: whoever was sent one has something to be compared with the guess.
        compare(service, PHONE_SIGN_IN, OWNER, phones(database, true));
        compare(service, PHONE_SIGN_IN, CLOSED, closedPhones(database));
        compare(service, PHONE_SIGN_IN_BY_GRPC, OWNER, phones(database, true));
        compare(service, PHONE_CODE, OWNER, phones(database, true));
        compare(service, PHONE_CODE, CLOSED, closedPhones(database));
        compare(service, PHONE_CODE, NOBODY_EITHER, nobodies(PHONE_CODE));
        compare(service, PHONE_CODE_BY_GRPC, OWNER, phones(database, true));
        compare(service, PHONE_REGISTER, OWNER, phones(database, true));
        compare(service, PHONE_REGISTER_BY_GRPC, OWNER, phones(database, true));
        compare(service, PHONE_PROOF, CLAIMANT, phones(database, false));
        compare(service, PHONE_PROOF_BY_GRPC, CLAIMANT, phones(database, false));
        compare(service, PHONE_RESEND, CLAIMANT, phones(database, false));
        compare(service, PHONE_RESEND_BY_GRPC, CLAIMANT, phones(database, false));
    }

    private void compare(Service service, AccountQuestion question, String known, List<String> knownOnes)
            throws IOException, InterruptedException {
        if (knownOnes.size() < warmUp + samples) {
            throw new IOException("there are only " + knownOnes.size() + " people of the kind: " + known);
        }
        Iterator<String> there = knownOnes.iterator();
        double[] knownTimes = new double[samples];
        double[] unknownTimes = new double[samples];
        for (int i = -warmUp; i < samples; i++) {
            boolean knownFirst = i % 2 == 0;
            double first = ask(service, question, knownFirst ? there.next() : nobody(question));
            double second = ask(service, question, knownFirst ? nobody(question) : there.next());
            if (i >= 0) {
                knownTimes[i] = knownFirst ? first : second;
                unknownTimes[i] = knownFirst ? second : first;
            }
        }
        Arrays.sort(knownTimes);
        Arrays.sort(unknownTimes);
        double difference = 100 * (knownTimes[samples / 2] / unknownTimes[samples / 2] - 1);
        differences.add(question.title() + ", " + known, difference, known.equals(NOBODY_EITHER));
        table.row(
                question.title(),
                known,
                number(knownTimes[samples / 2]),
                number(unknownTimes[samples / 2]),
                String.format(Locale.ROOT, "%+.1f", difference),
                number(knownTimes[samples * 9 / 10]),
                number(unknownTimes[samples * 9 / 10]));
    }

    /// How long an answer took, in milliseconds.
    private double ask(Service service, AccountQuestion question, String whom)
            throws IOException, InterruptedException {
        visits++;
        String network = "10." + (visits >> 16 & 255) + "." + (visits >> 8 & 255) + "." + (visits & 255);
        return switch (question.form()) {
            case Form.Rest rest -> asked(service.process(), question.title(), rest, whom, network);
            case Form.Rpc rpc -> service.rpcs().ask(rpc.method(), rpc.fields(), whom, network) / NANOS_PER_MILLI;
        };
    }

    private double asked(ServiceProcess service, String title, Form.Rest rest, String whom, String network)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + service.target().host() + AUTH + rest.path()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", network)
                .POST(BodyPublishers.ofString(rest.body().replace('\'', '"').replace("%s", whom)))
                .build();
        long start = System.nanoTime();
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (status / 100 != 2 && status != 401) {
            throw new IOException(title + " was answered " + status);
        }
        return millis;
    }

    /// Somebody whom the service does not know.
    private String nobody(AccountQuestion question) {
        return question.byPhone()
                ? String.format(Locale.ROOT, "+9199%08d", visits)
                : "nobody-" + visits + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "@example.org";
    }

    /// What is compared when there is nothing to tell apart: the difference that chance makes.
    private List<String> nobodies(AccountQuestion question) {
        return IntStream.range(0, warmUp + samples)
                .mapToObj(i -> question.byPhone()
                        ? String.format(Locale.ROOT, "+9198%08d", i)
                        : "stranger-" + i + "-" + began.toEpochMilli() + "@example.org")
                .toList();
    }

    private List<String> owners(MeasuredDatabase database) throws SQLException {
        return database.column("UPDATE datifyy.users SET email_verified_at = now(), status = 'ACTIVE', closed_at = NULL"
                + some() + " RETURNING email");
    }

    private List<String> claimants(MeasuredDatabase database) throws SQLException {
        return database.column("UPDATE datifyy.users SET email_verified_at = NULL, status = 'PENDING', closed_at = NULL"
                + some() + " RETURNING email");
    }

    /// The population is kept for other measurements.
    private static void openAll(MeasuredDatabase database) throws SQLException {
        List<String> _ = database.column(
                "UPDATE datifyy.users SET status = 'ACTIVE', closed_at = NULL WHERE closed_at IS NOT NULL RETURNING name");
    }

    private List<String> closed(MeasuredDatabase database) throws SQLException {
        return database.column(
                "UPDATE datifyy.users SET email_verified_at = now(), status = 'DELETED', closed_at = now()" + some()
                        + " RETURNING email");
    }

    private List<String> phones(MeasuredDatabase database, boolean proven) throws SQLException {
        return phones(database, proven, "status = 'ACTIVE', closed_at = NULL");
    }

    private List<String> closedPhones(MeasuredDatabase database) throws SQLException {
        return phones(database, true, "status = 'DELETED', closed_at = now()");
    }

    private List<String> phones(MeasuredDatabase database, boolean proven, String standing) throws SQLException {
        return database.column(
                "UPDATE datifyy.users SET phone_number = '+9198' || lpad((id % 100000000)::text, 8, '0'), " + standing
                        + ", phone_verified_at = " + (proven ? "now()" : "NULL") + some() + " RETURNING phone_number");
    }

    /// Some, others each time.
    private String some() {
        int count = warmUp + samples;
        return " WHERE id IN (SELECT id FROM datifyy.users WHERE password_hash IS NOT NULL" + " AND created_at < '"
                + began + "' AND email <> '" + MeasuredDatabase.VISITOR + "' ORDER BY md5(id::text || '" + visits
                + "') LIMIT " + count
                + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
