package com.datifyy.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsChecksTest {
    @Test
    void a_production_with_all_it_must_have_is_right() {
        assertThat(findings(Map.of()))
                .contains(
                        Finding.ok("settings", "right, for production"),
                        Finding.ok("secrets", "long enough and each on its own"),
                        Finding.ok("origins", "https://app.example.com"),
                        Finding.ok("proxies", "the client's address is entry 1 from the right of X-Forwarded-For"));
    }

    @Test
    void what_will_not_work_is_remarked_on_with_its_variable() {
        assertThat(findings(Map.of()))
                .contains(
                        Finding.warning(
                                "settings",
                                "SMTP_HOST is not given: nobody can confirm an address, reset a password or get a warning",
                                ""),
                        Finding.warning(
                                "settings",
                                "SMS_ACCOUNT_SID is not given: nobody can sign in by telephone or confirm a number",
                                ""));
    }

    @Test
    void a_production_that_nobody_watches_is_warned_of() {
        Finding metrics = Finding.warning(
                "metrics",
                "METRICS_TOKEN is not given: nobody can read them, and no rule of ops/prometheus can tell anybody",
                "make one with `openssl rand -hex 32`, and have them read");
        Finding faults = Finding.warning(
                "faults",
                "SENTRY_DSN is not given: they stand in the log alone",
                "give one, or have the log watched for ERROR");
        assertThat(findings(Map.of())).contains(metrics, faults);
        assertThat(findings(Map.of("ENV", "development"))).doesNotContain(metrics, faults);
        assertThat(findings(Map.of("METRICS_TOKEN", "anotherOneThatIsLongEnough0123456789")))
                .contains(faults)
                .doesNotContain(metrics);
        assertThat(findings(Map.of("SENTRY_DSN", "https://examplekey@sentry.example.com/42")))
                .contains(metrics)
                .doesNotContain(faults);
    }

    @Test
    void passwords_that_do_not_fit_the_heap_are_no_use_allowing() {
        long each = (4L * 19) << 20; // a quarter of the heap is theirs
        assertThat(hashing("2", 2 * each))
                .isEqualTo(Finding.ok(
                        "hashing",
                        "2 passwords at a time fit in a heap of 152 MiB, which is what a process gets here"));
        assertThat(hashing("2", 2 * each - 1))
                .isEqualTo(Finding.warning(
                        "hashing",
                        "PASSWORD_HASHING_LIMIT is 2, and no more than 1 at a time fit in a heap of 151 MiB, which is what a"
                                + " process gets here",
                        "set PASSWORD_HASHING_LIMIT=1, or give the machine more memory"));
        assertThat(hashing("1", each / 2).verdict()).as("one is hashed in any").isEqualTo(Finding.Verdict.OK);
    }

    private static Finding hashing(String limit, long heapBytes) {
        return findings(Map.of("PASSWORD_HASHING_LIMIT", limit), heapBytes).stream()
                .filter(finding -> finding.subject().equals("hashing"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_development_is_no_production() {
        assertThat(findings(Map.of("ENV", "development")))
                .contains(
                        Finding.warning("settings", "right, for development", "set ENV=production, or leave ENV out"));
    }

    @Test
    void one_secret_for_two_purposes_is_a_failure_and_one_of_few_characters_a_warning() {
        assertThat(of("secrets", Map.of("JWT_SECRET", ExampleSettings.DATA_KEY)))
                .containsExactly(Finding.failure(
                        "secrets",
                        "JWT_SECRET and DATA_KEY are the same",
                        "make a DATA_KEY of its own with `openssl rand -base64 32`, before anything is sealed with this"
                                + " one"));
        Finding notRandom = Finding.warning(
                "secrets",
                "JWT_SECRET is long enough but does not look random",
                "make one with `openssl rand -base64 48`");
        assertThat(of("secrets", Map.of("JWT_SECRET", "qwertyuiopasdfg".repeat(3))))
                .containsExactly(notRandom);
        assertThat(of("secrets", Map.of("JWT_SECRET", "qwertyuiopasdfgh".repeat(3))))
                .containsExactly(Finding.ok("secrets", "long enough and each on its own"));
    }

    @Test
    void every_secret_is_compared_with_every_other_also_with_those_before() {
        String another = ExampleSettings.SECRET;
        String oldKey = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=";
        Map<Map<String, String>, String> told = Map.of(
                Map.of("METRICS_TOKEN", another), "JWT_SECRET and METRICS_TOKEN are the same",
                Map.of("JWT_SECRET_PREVIOUS", another), "JWT_SECRET and JWT_SECRET_PREVIOUS are the same",
                Map.of("METRICS_TOKEN", ExampleSettings.DATA_KEY), "DATA_KEY and METRICS_TOKEN are the same",
                Map.of("DATA_KEYS_PREVIOUS", oldKey + "," + ExampleSettings.DATA_KEY),
                        "DATA_KEY and DATA_KEYS_PREVIOUS are the same",
                Map.of("DATA_KEYS_PREVIOUS", oldKey, "JWT_SECRET_PREVIOUS", oldKey),
                        "JWT_SECRET_PREVIOUS and DATA_KEYS_PREVIOUS are the same",
                Map.of("DATA_KEYS_PREVIOUS", oldKey + "," + oldKey), "DATA_KEYS_PREVIOUS names the same twice");

        told.forEach((different, sentence) -> assertThat(of("secrets", different))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Finding.Verdict.FAILURE);
                    assertThat(finding.sentence()).isEqualTo(sentence);
                    assertThat(finding.mend()).isNotBlank();
                }));
        assertThat(of(
                        "secrets",
                        Map.of("METRICS_TOKEN", "anotherOneThatIsLongEnough0123456789", "DATA_KEYS_PREVIOUS", oldKey)))
                .containsExactly(Finding.ok("secrets", "long enough and each on its own"));
    }

    @Test
    void origins_are_told_and_whatever_is_unwise_about_them() {
        assertThat(of("origins", Map.of("CORS_ALLOWED_ORIGINS", "")))
                .containsExactly(Finding.warning(
                        "origins",
                        "no web page may call",
                        "list your own in CORS_ALLOWED_ORIGINS; apps that are no web pages need none"));
        assertThat(of("origins", Map.of("CORS_ALLOWED_ORIGINS", "*", "ENV", "development")))
                .containsExactly(
                        Finding.warning("origins", "every web page may call", "list your own in CORS_ALLOWED_ORIGINS"));
        assertThat(of(
                        "origins",
                        Map.of(
                                "CORS_ALLOWED_ORIGINS",
                                "https://app.example.com,http://old.example.com,http://older.example.com")))
                .containsExactly(
                        Finding.warning(
                                "origins", "http://old.example.com may call, without TLS", "list https origins alone"),
                        Finding.warning(
                                "origins",
                                "http://older.example.com may call, without TLS",
                                "list https origins alone"));
        assertThat(of("origins", Map.of("CORS_ALLOWED_ORIGINS", "https://b.example.com,https://a.example.com")))
                .containsExactly(Finding.ok("origins", "https://a.example.com, https://b.example.com"));
    }

    @Test
    void trusting_no_proxy_is_a_failure_where_proxies_are_known_to_stand_in_front() {
        assertThat(of("proxies", Map.of("TRUSTED_PROXY_HOPS", "0")))
                .containsExactly(Finding.warning(
                        "proxies",
                        "none is trusted: the address of the connection counts",
                        "set TRUSTED_PROXY_HOPS to the number of your own, if any stands in front"));
        assertThat(of("proxies", Map.of("TRUSTED_PROXY_HOPS", "0", "RENDER", "true")))
                .containsExactly(Finding.failure(
                        "proxies",
                        "none is trusted, but on Render everybody comes through its proxies and shares one limit",
                        "set TRUSTED_PROXY_HOPS=2 and check it as the operations page says"));
        assertThat(of("proxies", Map.of("TRUSTED_PROXY_HOPS", "2", "RENDER", "true")))
                .containsExactly(
                        Finding.ok("proxies", "the client's address is entry 2 from the right of X-Forwarded-For"));
    }

    private static List<Finding> of(String subject, Map<String, String> different) {
        return findings(different).stream()
                .filter(finding -> finding.subject().equals(subject))
                .toList();
    }

    private static List<Finding> findings(Map<String, String> different) {
        return findings(different, 1L << 30);
    }

    private static List<Finding> findings(Map<String, String> different, long heapBytes) {
        Environment environment = ExampleSettings.environment(different);
        return new SettingsChecks(Settings.from(environment), environment.values(), heapBytes).findings();
    }
}
