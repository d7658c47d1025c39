package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.bootstrap.service.Askings.Asking;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpServer;
import io.grpc.Status.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every route of the description and every rpc of the descriptors is asked once, with an honest value in each
/// field, and answers well: what is new is among them. Just before, where it names a thing that is somebody's, the
/// same is asked by strangers, who hear what they would hear of a thing that does not exist.
class EveryOperationTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final String MAILED = "takes the code or token of a mail";
    private static final String TEXTED = "takes the code of a text message";
    private static final String VOUCHED = "takes the word of a provider";

    /// What takes something that no honest value gives, with why, and with the test that sees it answer well.
    private static final Map<String, Elsewhere> ELSEWHERE = Map.ofEntries(
            entry("GET /api/test-redis", "takes Redis", "TrialRoutesTest.a_store_that_works_says_so"),
            entry(
                    "POST /api/v1/auth/verification/email/verify",
                    MAILED,
                    "AccountJourneyTest.a_new_member_proves_the_address_with_the_code_that_was_mailed"),
            entry(
                    "POST /api/v1/auth/email/verification/confirm",
                    MAILED,
                    "VerificationRoutesTest.each_form_of_the_request_is_understood_on_both_paths"),
            entry(
                    "datifyy.auth.v1.AuthService/VerifyEmail",
                    MAILED,
                    "AccountJourneyTest.a_new_member_proves_the_address_with_the_code_that_was_mailed"),
            entry(
                    "POST /api/v1/auth/password/reset/confirm",
                    MAILED,
                    "AccountJourneyTest.a8_a_forgotten_password_is_replaced_with_the_mailed_token_which_ends_every_session"),
            entry(
                    "datifyy.auth.v1.AuthService/ConfirmPasswordReset",
                    MAILED,
                    "AccountJourneyTest.a8_a_forgotten_password_is_replaced_with_the_mailed_token_which_ends_every_session"),
            entry(
                    "POST /api/v1/auth/login/phone",
                    TEXTED,
                    "TelephoneSignInTest.a6_the_code_sent_to_a_telephone_makes_a_member_once"),
            entry(
                    "datifyy.auth.v1.AuthService/LoginWithPhone",
                    TEXTED,
                    "TelephoneSignInTest.a6_the_code_sent_to_a_telephone_makes_a_member_once"),
            entry(
                    "POST /api/v1/auth/verification/phone/verify",
                    TEXTED,
                    "SecurityEventsTest.h4_every_kind_of_event_is_recorded_and_logged_where_it_happens"),
            entry(
                    "POST /api/v1/auth/phone/verification/confirm",
                    TEXTED,
                    "VerificationRoutesTest.a_number_is_confirmed_like_an_address"),
            entry(
                    "datifyy.auth.v1.AuthService/VerifyPhone",
                    TEXTED,
                    "SecurityEventsTest.h4_every_kind_of_event_is_recorded_and_logged_where_it_happens"),
            entry(
                    "POST /api/v1/auth/login/oauth",
                    VOUCHED,
                    "SecurityEventsTest.h4_every_kind_of_event_is_recorded_and_logged_where_it_happens"),
            entry(
                    "datifyy.auth.v1.AuthService/LoginWithOAuth",
                    VOUCHED,
                    "SecurityEventsTest.h4_every_kind_of_event_is_recorded_and_logged_where_it_happens"),
            entry(
                    "POST /api/v1/auth/identities",
                    VOUCHED,
                    "LinkedSignInRoutesTest.what_somebody_parted_with_signs_in_again_only_once_they_have_linked_it_again"),
            entry(
                    "datifyy.auth.v1.AuthService/LinkProvider",
                    VOUCHED,
                    "ProviderSignInTest.what_somebody_parted_with_signs_in_again_only_once_they_have_linked_it_again"));

    /// @param test a class and one of its methods
    private record Elsewhere(String why, String test) {}

    private static Map.Entry<String, Elsewhere> entry(String operation, String why, String test) {
        return Map.entry(operation, new Elsewhere(why, test));
    }

    /// How one operation answered.
    ///
    /// @param wrong what was not well, or an empty text
    /// @param heard what each stranger heard, of a thing of somebody's and of nothing
    private record Asked(String operation, String wrong, List<Heard> heard) {}

    private record Heard(String ofSomething, String ofNothing) {}

    private static HttpServer slack;
    private static RunningApp app;
    private static Askings askings;
    private static final List<Asked> ALL = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/services/not-a-real-one", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        slack.start();
        app = RunningApp.unlimited(Map.of(
                "METRICS_TOKEN",
                Askings.OPERATOR,
                "SLACK_WEBHOOK_URL",
                "http://127.0.0.1:" + slack.getAddress().getPort() + "/services/not-a-real-one"));
        askings = new Askings(new Stage(app));
        RestContract contract = RestContract.of(app);
        contract.operations().forEach(operation -> ALL.add(asked(contract, operation)));
        GrpcContract.rpcs().forEach(rpc -> ALL.add(asked(rpc)));
    }

    @AfterAll
    static void stop() {
        app.close();
        slack.stop(0);
    }

    @Test
    void every_operation_answers_well_as_it_is_described_or_does_so_elsewhere() {
        Map<String, String> wrong = new TreeMap<>();
        ALL.stream()
                .filter(asked -> !asked.wrong().isEmpty())
                .forEach(asked -> wrong.put(asked.operation(), asked.wrong()));

        assertThat(new TreeSet<>(wrong.keySet()))
                .as(wrong.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n")))
                .isEqualTo(new TreeSet<>(ELSEWHERE.keySet()));
    }

    @Test
    void whatever_is_seen_elsewhere_names_a_test_that_is_there() throws IOException {
        Map<String, List<Path>> tests = tests().stream()
                .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
        ELSEWHERE.forEach((operation, elsewhere) -> {
            String[] named = elsewhere.test().split("\\.", 2);
            assertThat(tests.getOrDefault(named[0] + ".java", List.of()))
                    .as(operation)
                    .anySatisfy(file -> assertThat(file).content().contains("void " + named[1] + "("));
        });
    }

    /// The files of all modules' tests. Beside them there are folders in which others write meanwhile.
    private static List<Path> tests() throws IOException {
        List<Path> modules;
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            modules = folders.map(module -> module.resolve(Path.of("src", "test", "java")))
                    .filter(Files::isDirectory)
                    .toList();
        }
        List<Path> tests = new ArrayList<>();
        for (Path module : modules) {
            try (Stream<Path> files = Files.walk(module)) {
                files.filter(Files::isRegularFile).forEach(tests::add);
            }
        }
        return tests;
    }

    @Test
    void c4_what_is_somebody_elses_is_answered_to_strangers_like_what_does_not_exist() {
        List<Asked> ofThings =
                ALL.stream().filter(asked -> !asked.heard().isEmpty()).toList();

        assertThat(ofThings)
                .allSatisfy(asked -> assertThat(asked.heard())
                        .as(asked.operation())
                        .allSatisfy(heard -> assertThat(heard.ofSomething())
                                .isEqualTo(heard.ofNothing())
                                .matches("(?s)(404|403|NOT_FOUND|PERMISSION_DENIED) .*")));
        assertThat(ofThings)
                .extracting(Asked::operation)
                .contains(
                        "POST /api/v1/user/suggestions/{id}/respond",
                        "POST /api/v1/user/dates/{id}/cancel",
                        "POST /api/v1/user/dates/{id}/feedback",
                        "GET /api/v1/user/dates/{id}/calendar",
                        "PUT /api/v1/admin/dates/{id}",
                        "POST /api/v1/admin/curation/matches/{id}/suggest",
                        "GET /api/v1/admin/reports/{id}",
                        "datifyy.user.v1.UserService/RespondToSuggestion",
                        "datifyy.user.v1.UserService/CancelDate",
                        "datifyy.user.v1.UserService/RateDate",
                        "datifyy.user.v1.UserService/GetDateCalendar",
                        "datifyy.admin.v1.AdminService/UpdateDateStatus",
                        "datifyy.admin.v1.AdminService/SuggestMatch",
                        "datifyy.admin.v1.AdminService/GetReport");
    }

    private static Asked asked(RestContract contract, RestContract.Operation operation) {
        var rule = Objects.requireNonNull(
                AccessTable.STANDARD.rules().get(new Route(operation.method(), operation.path())));
        Asking asking = askings.of(operation.toString());
        List<Heard> heard = new ArrayList<>();
        for (String stranger : askings.strangers(asking, rule.access().name(), rule.permission())) {
            Asking theirs = asking.as(stranger);
            heard.add(new Heard(shown(answer(operation, theirs)), shown(answer(operation, theirs.ofNothing()))));
        }
        List<String> deviations = contract.deviations(operation, answer(operation, asking));
        return new Asked(operation.toString(), deviations.isEmpty() ? "" : deviations.toString(), heard);
    }

    private static Answer answer(RestContract.Operation operation, Asking asking) {
        String path = PLACE.matcher(operation.path())
                .replaceAll(place -> asking.said()
                        .getOrDefault(HonestValues.plain(place.group(1)), HonestValues.text(place.group(1)))
                        .toString());
        String query = asking.said().entrySet().stream()
                .filter(said -> said.getKey().startsWith("?"))
                .map(said -> said.getKey().substring(1) + "=" + said.getValue())
                .collect(Collectors.joining("&"));
        boolean bare = operation.method().equals("GET") || operation.body().isEmpty();
        return app.http()
                .as(asking.token())
                .send(
                        operation.method(),
                        query.isEmpty() ? path : path + "?" + query,
                        bare ? null : operation.saying(asking.said()).toString());
    }

    /// All that is told, besides what is different every time.
    private static String shown(Answer answer) {
        var names = new TreeSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return answer.status() + " " + names + " " + answer.textBesidesRequestId();
    }

    private static Asked asked(GrpcContract.Rpc rpc) {
        var rule = Objects.requireNonNull(
                com.datifyy.adapters.grpc.call.AccessTable.STANDARD.rules().get(rpc.name()));
        Asking asking = askings.of(rpc.name());
        List<Heard> heard = new ArrayList<>();
        for (String stranger : askings.strangers(asking, rule.access().name(), rule.permission())) {
            Asking theirs = asking.as(stranger);
            heard.add(new Heard(
                    answer(rpc, theirs).toString(),
                    answer(rpc, theirs.ofNothing()).toString()));
        }
        return new Asked(rpc.name(), wrong(rpc, answer(rpc, asking)), heard);
    }

    private static Grpc.Outcome answer(GrpcContract.Rpc rpc, Asking asking) {
        return app.grpc().as(asking.token()).call(rpc.name(), rpc.saying(asking.said()));
    }

    private static String wrong(GrpcContract.Rpc rpc, Grpc.Outcome outcome) {
        if (outcome.status() != Code.OK) {
            return outcome.toString();
        }
        try {
            var answer = DynamicMessage.parseFrom(rpc.answer(), outcome.answer());
            return answer.getUnknownFields().asMap().isEmpty() ? "" : "fields that are not described: " + answer;
        } catch (InvalidProtocolBufferException broken) {
            return broken.toString();
        }
    }
}
