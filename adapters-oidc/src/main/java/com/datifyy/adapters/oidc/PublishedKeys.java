package com.datifyy.adapters.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The keys that a provider publishes, and how long it lets them be kept.
///
/// @param keys by their ids
/// @param lifetime between five minutes and a day, whatever the provider says
record PublishedKeys(Map<String, VerificationKey> keys, Duration lifetime) {
    static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(5);
    static final Duration LONGEST_LIFETIME = Duration.ofDays(1);

    /// Providers publish two to five.
    private static final int MOST_KEYS = 50;

    private static final Pattern MAX_AGE = Pattern.compile("max-age=\"?(\\d{1,9})\"?");
    private static final Pattern AGE = Pattern.compile("\\d{1,9}");

    /// @throws Unanswered when the answer holds no key that can be used
    static PublishedKeys of(BoundedHttp.Answer answer, Set<SigningAlgorithm> algorithms) throws Unanswered {
        if (answer.status() != 200) {
            throw new Unanswered("status " + answer.status());
        }
        JsonNode document =
                StrictJson.object(answer.body()).orElseThrow(() -> new Unanswered("the answer is not a JSON object"));
        Map<String, VerificationKey> keys = new LinkedHashMap<>();
        for (JsonNode entry : document.path("keys")) {
            if (keys.size() < MOST_KEYS) {
                VerificationKey.of(entry)
                        .filter(key -> algorithms.contains(key.algorithm()))
                        .ifPresent(key -> keys.putIfAbsent(key.id(), key));
            }
        }
        if (keys.isEmpty()) {
            throw new Unanswered("the answer holds no usable key");
        }
        return new PublishedKeys(Map.copyOf(keys), lifetimeIn(answer.headers()));
    }

    /// What `Cache-Control` allows, less the time that the answer has already spent in caches on its way.
    private static Duration lifetimeIn(HttpHeaders headers) {
        long allowed = 0;
        for (String header : headers.allValues("cache-control")) {
            for (String directive : header.toLowerCase(Locale.ROOT).split(",", -1)) {
                var maxAge = MAX_AGE.matcher(directive.strip());
                if (maxAge.matches()) {
                    allowed = Long.parseLong(maxAge.group(1));
                }
            }
        }
        long spent = headers.firstValue("age")
                .filter(age -> AGE.matcher(age).matches())
                .map(Long::parseLong)
                .orElse(0L);
        return Duration.ofSeconds(
                Math.clamp(allowed - spent, SHORTEST_LIFETIME.toSeconds(), LONGEST_LIFETIME.toSeconds()));
    }
}
