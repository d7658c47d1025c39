package com.datifyy.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules of security stand at the beginning of the names of the tests that hold them. What one protocol is held
/// to, the other is held to as well.
class RulesOnBothProtocolsTest {
    private static final Pattern TEST = Pattern.compile("(?:void|Stream<DynamicTest>) ((?:[a-h]\\d{1,2}_)+)\\w+\\(");

    /// Tests that drive both protocols by one text.
    private static final Set<String> OF_BOTH = Set.of(
            "journey/JourneyContract.java",
            "service/AccessContract.java",
            "service/OtherPeopleTest.java",
            "accounts/DeviceLimitsTest.java",
            "accounts/FuzzTest.java");

    /// What there is over REST alone.
    private static final Map<String, String> OF_REST = Map.of(
            "b7", "only addresses have a query",
            "d10", "links to photos are fetched by HTTP",
            "d16", "posting to the channel of the staff is no rpc",
            "e5", "only browsers ask across origins",
            "e6", "only browsers heed these headers",
            "h8", "the standard health rpc answers with one word");

    /// Those about accounts and what keeps them safe.
    private static final List<String> OF_ACCOUNTS = List.of("""
            a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 b1 b2 b3 b4 b5 b6 b7 b8 c1 c2 c4 \
            e1 e2 e3 e4 e5 e6 e7 e8 e9 e10 f4 h4 h5""".split(" "));

    /// Those among them that no protocol shows, so that tests elsewhere hold them.
    private static final Map<String, String> OF_NEITHER = Map.of(
            "a3", "how passwords are kept",
            "a9", "what a new database holds",
            "b6", "nothing sets a cookie, which only browsers keep",
            "b8", "what the operator sets",
            "e9", "what the service asks others for");

    /// Whose tests hold rules that show on neither.
    private static final List<String> ELSEWHERE =
            List.of("domain", "application", "adapters-security", "adapters-oidc", "bootstrap");

    @Test
    void every_rule_that_one_protocol_is_held_to_has_a_test_of_the_other() {
        Set<String> both = rulesOfBoth();
        Set<String> rest = rulesUnder("adapters-rest");
        Set<String> grpc = rulesUnder("adapters-grpc");
        assertThat(rest).contains("a1", "e1").containsAll(OF_REST.keySet());

        Set<String> all = new TreeSet<>(rest);
        all.addAll(grpc);
        all.removeAll(OF_REST.keySet());
        all.removeAll(both);

        assertThat(all).isNotEmpty();
        assertThat(rest).as("rules with a test over REST").containsAll(all);
        assertThat(grpc)
                .as("rules with a test over gRPC, which does not need those in OF_REST")
                .containsAll(all)
                .doesNotContainAnyElementsOf(OF_REST.keySet());
    }

    @Test
    void every_rule_about_accounts_has_a_test_over_each_protocol_it_shows_on() {
        Set<String> both = rulesOfBoth();
        Set<String> rest = rulesUnder("adapters-rest");
        Set<String> grpc = rulesUnder("adapters-grpc");
        Set<String> elsewhere = ELSEWHERE.stream()
                .flatMap(module -> rulesUnder(module).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(elsewhere).containsAll(OF_NEITHER.keySet());
        for (String rule : OF_ACCOUNTS) {
            if (!OF_NEITHER.containsKey(rule)) {
                assertThat(rest.contains(rule) || both.contains(rule))
                        .as(rule + " over REST")
                        .isTrue();
                assertThat(grpc.contains(rule) || both.contains(rule) || OF_REST.containsKey(rule))
                        .as(rule + " over gRPC")
                        .isTrue();
            }
        }
    }

    private static Set<String> rulesOfBoth() {
        return OF_BOTH.stream()
                .map(name -> Path.of("src/test/java/com/datifyy/bootstrap").resolve(name))
                .flatMap(RulesOnBothProtocolsTest::rulesIn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rulesUnder(String module) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(RulesOnBothProtocolsTest::rulesIn)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The rules that the names of a file's tests begin with.
    private static Stream<String> rulesIn(Path file) {
        try {
            return TEST.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .flatMap(rules -> Stream.of(rules.split("_")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
