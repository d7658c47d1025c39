package com.datifyy.adapters.gemini;

import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Watch.Step;
import com.datifyy.application.watching.Work;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.Commentary.Absent;
import com.datifyy.domain.curation.InputHash;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Gemini to comment on pairs.
///
/// Over a [GeminiConnection], within a bounded time. Neither what is asked nor what is answered gets into the
/// log.
public final class GeminiAnalyst implements CompatibilityAnalyst, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GeminiAnalyst.class);

    /// How often something is asked in all when the provider has a problem.
    private static final int ATTEMPTS = 3;

    private static final Duration UNTIL_MENDED = Duration.ofMinutes(10);
    private static final Duration UNTIL_MODELS_RETURN = Duration.ofHours(1);

    private final GeminiAccount account;
    private final GeminiTimeouts timeouts;
    private final InstantSource clock;
    private final GeminiConnection connection;
    private final Gate gate;
    private final Watch watch;
    private final Map<String, Instant> goneUntil = new ConcurrentHashMap<>();

    public GeminiAnalyst(GeminiAccount account, GeminiTimeouts timeouts, InstantSource clock) {
        this(account, timeouts, clock, Watch.NOBODY);
    }

    /// @param watch who is told how asking ended
    public GeminiAnalyst(GeminiAccount account, GeminiTimeouts timeouts, InstantSource clock, Watch watch) {
        this.account = account;
        this.timeouts = timeouts;
        this.clock = clock;
        this.watch = watch;
        this.gate = new Gate(clock);
        this.connection = new GeminiConnection(account, timeouts);
    }

    @Override
    public InputHash inputHash(Briefing briefing) {
        return InputHash.of(briefing, Question.VERSION, account.models());
    }

    @Override
    public Optional<Absence> absence() {
        return gate.absence();
    }

    @Override
    public Commentary comment(Briefing briefing) {
        Optional<Absence> closed = gate.enter();
        if (closed.isPresent()) {
            return new Absent(closed.get());
        }
        Step step = watch.begin(Work.AI_CALL, () -> "comment");
        String outcome = Absence.TIMED_OUT.name();
        boolean told = false;
        try (var _ = step.enter()) {
            Commentary comment =
                    inTime(briefing, System.nanoTime() + timeouts.whole().toNanos());
            told = true;
            outcome = comment instanceof Absent nothing ? nothing.reason().name() : "WRITTEN";
            return comment;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Absent(Absence.TIMED_OUT);
        } finally {
            if (!told) {
                gate.gaveUp();
            }
            step.end(outcome, !outcome.equals("WRITTEN"));
        }
    }

    /// Goes from model to model; the first that is there has the say.
    private Commentary inTime(Briefing briefing, long deadline) throws InterruptedException {
        byte[] question = Question.about(briefing, account.thinking());
        for (String model : present()) {
            switch (asked(model, question, deadline)) {
                case Outcome.Said said -> {
                    gate.answered();
                    return Answer.meaningOf(said.response().body(), briefing, model, inputHash(briefing));
                }
                case Outcome.Nothing nothing -> {
                    return new Absent(nothing.why());
                }
                case Outcome.Gone _ -> {
                    Instant before = goneUntil.put(model, clock.instant().plus(UNTIL_MODELS_RETURN));
                    if (before == null || before.isBefore(clock.instant())) {
                        LOG.warn("Gemini has no model {} for this key; the next one is asked", model);
                    }
                }
            }
        }
        gate.close(Absence.NO_MODEL, "", clock.instant().plus(UNTIL_MENDED));
        return new Absent(Absence.NO_MODEL);
    }

    /// All of them, when none is left.
    private List<String> present() {
        Instant now = clock.instant();
        List<String> left = account.models().stream()
                .filter(model -> !now.isBefore(goneUntil.getOrDefault(model, Instant.MIN)))
                .toList();
        return left.isEmpty() ? account.models() : left;
    }

    /// What became of asking one model; the gate knows of it already, unless it was answered.
    private sealed interface Outcome {
        record Said(HttpResponse<byte[]> response) implements Outcome {}

        record Nothing(Absence why) implements Outcome {}

        record Gone() implements Outcome {}
    }

    private Outcome asked(String model, byte[] question, long deadline) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> response;
            try {
                response = sent(model, question, deadline);
            } catch (TimeoutException tooLong) {
                return failed(Absence.TIMED_OUT);
            } catch (IOException brokenOrEndless) {
                return failed(Absence.UNAVAILABLE);
            }
            int status = response.statusCode();
            boolean mayPass = status == 500 || status == 503 || status == 504;
            if (!mayPass) {
                return meaningOf(response);
            }
            if (attempt == ATTEMPTS || !waited(attempt, deadline)) {
                return failed(Absence.UNAVAILABLE);
            }
        }
    }

    private Outcome meaningOf(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        byte[] body = response.body();
        return switch (status) {
            case 200 -> new Outcome.Said(response);
            case 404 -> new Outcome.Gone();
            case 429 -> {
                Quota quota = Quota.in(body, clock.instant());
                Absence why = quota.forTheDay() ? Absence.QUOTA_DAY : Absence.QUOTA_MINUTE;
                gate.close(why, "", quota.until());
                yield new Outcome.Nothing(why);
            }
            default -> status >= 500 ? failed(Absence.UNAVAILABLE) : misconfigured(status, body);
        };
    }

    /// A wrong key, missing rights, a parameter that a model does not know, or another address than Gemini's.
    private Outcome misconfigured(int status, byte[] body) {
        gate.close(
                Absence.MISCONFIGURED,
                " (" + status + nameOf(body) + ")",
                clock.instant().plus(UNTIL_MENDED));
        return new Outcome.Nothing(Absence.MISCONFIGURED);
    }

    private Outcome failed(Absence why) {
        gate.failed();
        return new Outcome.Nothing(why);
    }

    /// The provider's own word for what is wrong, without anything else that it says.
    private static String nameOf(byte[] body) {
        JsonNode name = Json.read(body).path("error").path("status");
        return name.asText("").matches("[A-Z_]{1,40}") ? ", " + name.asText() : "";
    }

    /// @return false when there is no time left to try again
    private boolean waited(int attempt, long deadline) throws InterruptedException {
        long pause = timeouts.pause().toNanos() * attempt;
        long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause + 1);
        if (deadline - System.nanoTime() <= jittered) {
            return false;
        }
        TimeUnit.NANOSECONDS.sleep(jittered);
        return true;
    }

    private HttpResponse<byte[]> sent(String model, byte[] question, long deadline)
            throws InterruptedException, IOException, TimeoutException {
        var builder = HttpRequest.newBuilder(account.generateContent(model));
        String trace = watch.current().traceParent();
        if (trace != null) {
            builder.header("traceparent", trace);
        }
        return connection.answer(
                builder.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(question)),
                deadline);
    }

    @Override
    public void close() {
        connection.close();
    }
}
