package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.bootstrap.settings.Mode;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.Variable;
import com.datifyy.bootstrap.wiring.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The checks that need nothing but the settings.
final class SettingsChecks {
    /// Fewer different characters than this do not come from a generator of 32 random bytes.
    private static final int DISTINCT_CHARACTERS = 16;

    private static final long MEBI = 1 << 20;

    /// Each is made here, for one purpose and one time.
    private static final List<Variable> PURPOSES = List.of(
            Variable.JWT_SECRET,
            Variable.JWT_SECRET_PREVIOUS,
            Variable.DATA_KEY,
            Variable.DATA_KEYS_PREVIOUS,
            Variable.METRICS_TOKEN);

    private final Settings settings;
    private final Map<String, String> environment;
    private final long heapBytes;

    /// @param heapBytes the largest size of the heap of a process that is started here
    SettingsChecks(Settings settings, Map<String, String> environment, long heapBytes) {
        this.settings = settings;
        this.environment = environment;
        this.heapBytes = heapBytes;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(mode());
        settings.warnings().forEach(remark -> findings.add(warning("settings", remark, "")));
        findings.add(secrets());
        findings.addAll(origins());
        findings.add(proxies());
        findings.add(hashing());
        if (settings.mode() == Mode.PRODUCTION) {
            findings.addAll(unwatched());
        }
        return findings;
    }

    private Finding mode() {
        return settings.mode() == Mode.PRODUCTION
                ? ok("settings", "right, for production")
                : warning("settings", "right, for development", "set ENV=production, or leave ENV out");
    }

    private Finding secrets() {
        List<Held> all = PURPOSES.stream().flatMap(this::heldBy).toList();
        for (int which = 0; which < all.size(); which++) {
            for (Held later : all.subList(which + 1, all.size())) {
                if (later.value().equals(all.get(which).value())) {
                    return theSame(all.get(which).variable(), later.variable());
                }
            }
        }
        String secret = settings.tokens().secret().value();
        if (secret.chars().distinct().count() < DISTINCT_CHARACTERS) {
            return warning(
                    "secrets",
                    "JWT_SECRET is long enough but does not look random",
                    "make one with `openssl rand -base64 48`");
        }
        return ok("secrets", "long enough and each on its own");
    }

    /// One secret of those that a variable gives.
    private record Held(Variable variable, String value) {}

    private Stream<Held> heldBy(Variable variable) {
        String given = environment.getOrDefault(variable.name(), "");
        return (variable == Variable.DATA_KEYS_PREVIOUS ? Arrays.stream(given.split(",", -1)) : Stream.of(given))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> new Held(variable, value));
    }

    private static Finding theSame(Variable one, Variable other) {
        if (one == Variable.JWT_SECRET && other == Variable.DATA_KEY) {
            return failure(
                    "secrets",
                    "JWT_SECRET and DATA_KEY are the same",
                    "make a DATA_KEY of its own with `openssl rand -base64 32`, before anything is sealed with this one");
        }
        return one == other
                ? failure("secrets", one + " names the same twice", "take one of them away")
                : failure(
                        "secrets",
                        one + " and " + other + " are the same",
                        "make each of its own, as the operations page says of keys");
    }

    private List<Finding> origins() {
        List<String> origins = settings.cors().origins().stream().sorted().toList();
        if (settings.cors().anyOrigin()) {
            return List.of(warning("origins", "every web page may call", "list your own in CORS_ALLOWED_ORIGINS"));
        }
        if (origins.isEmpty()) {
            return List.of(warning(
                    "origins",
                    "no web page may call",
                    "list your own in CORS_ALLOWED_ORIGINS; apps that are no web pages need none"));
        }
        List<Finding> findings = origins.stream()
                .filter(origin -> origin.startsWith("http:"))
                .map(origin -> warning("origins", origin + " may call, without TLS", "list https origins alone"))
                .toList();
        return findings.isEmpty() ? List.of(ok("origins", String.join(", ", origins))) : findings;
    }

    private Finding proxies() {
        int hops = settings.http().trustedProxyHops();
        if (hops == 0 && environment.containsKey("RENDER")) {
            return failure(
                    "proxies",
                    "none is trusted, but on Render everybody comes through its proxies and shares one limit",
                    "set TRUSTED_PROXY_HOPS=2 and check it as the operations page says");
        }
        return hops == 0
                ? warning(
                        "proxies",
                        "none is trusted: the address of the connection counts",
                        "set TRUSTED_PROXY_HOPS to the number of your own, if any stands in front")
                : ok("proxies", "the client's address is entry " + hops + " from the right of X-Forwarded-For");
    }

    /// As `serve` itself counts it out: what does not fit waits.
    private Finding hashing() {
        int wished = settings.tokens().passwordHashingLimit();
        int fitting = Security.hashingLimits(settings.tokens(), heapBytes).concurrent();
        String heap = " in a heap of " + heapBytes / MEBI + " MiB, which is what a process gets here";
        return fitting < wished
                ? warning(
                        "hashing",
                        "PASSWORD_HASHING_LIMIT is " + wished + ", and no more than " + fitting + " at a time fit"
                                + heap,
                        "set PASSWORD_HASHING_LIMIT=" + fitting + ", or give the machine more memory")
                : ok("hashing", wished + " passwords at a time fit" + heap);
    }

    /// Without either nobody learns that something is wrong unless they look.
    private List<Finding> unwatched() {
        List<Finding> findings = new ArrayList<>();
        if (settings.watch().metricsToken() == null) {
            findings.add(warning(
                    "metrics",
                    "METRICS_TOKEN is not given: nobody can read them, and no rule of ops/prometheus can tell anybody",
                    "make one with `openssl rand -hex 32`, and have them read"));
        }
        if (settings.watch().faults() == null) {
            findings.add(warning(
                    "faults",
                    "SENTRY_DSN is not given: they stand in the log alone",
                    "give one, or have the log watched for ERROR"));
        }
        return findings;
    }
}
