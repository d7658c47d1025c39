package com.datifyy.adapters.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which quota an answer 429 speaks of, and until when it holds.
///
/// @param forTheDay whether it is used up for today; the delay that comes with it then is too short to believe
/// @param until when to ask again
record Quota(boolean forTheDay, Instant until) {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Pattern DELAY = Pattern.compile("([0-9]{1,6})(?:\\.[0-9]{1,9})?s");
    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    static Quota in(byte[] body, Instant now) {
        boolean forTheDay = false;
        Duration delay = USUAL;
        for (JsonNode detail : Json.read(body).path("error").path("details")) {
            for (JsonNode violation : detail.path("violations")) {
                forTheDay |= violation.path("quotaId").asText("").contains("PerDay");
            }
            Matcher told = DELAY.matcher(detail.path("retryDelay").asText(""));
            if (told.matches()) {
                // rounded up, so that nobody comes a moment too early
                delay = Duration.ofSeconds(Integer.parseInt(told.group(1)) + 1L);
            }
        }
        return forTheDay ? new Quota(true, nextMidnight(now)) : new Quota(false, now.plus(bounded(delay)));
    }

    /// Days of the provider begin at midnight in California.
    private static Instant nextMidnight(Instant now) {
        return now.atZone(PACIFIC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(PACIFIC)
                .toInstant();
    }

    private static Duration bounded(Duration delay) {
        return delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
