package com.datifyy.adapters.gemini;

import com.datifyy.adapters.gemini.GeminiStanding.Objection;
import com.datifyy.adapters.gemini.GeminiStanding.Ready;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// One look at Gemini before anything relies on it: asks what each of the models is, which costs nothing. No
/// pair is sent.
public final class GeminiCheckup {
    private static final String GENERATES = "generateContent";

    private GeminiCheckup() {}

    /// Takes as long as the timeouts allow for one comment.
    public static GeminiStanding standing(GeminiAccount account, GeminiTimeouts timeouts) throws InterruptedException {
        long deadline = System.nanoTime() + timeouts.whole().toNanos();
        List<String> missing = new ArrayList<>();
        try (var connection = new GeminiConnection(account, timeouts)) {
            for (String model : account.models()) {
                var answer = connection.answer(HttpRequest.newBuilder(account.model(model)), deadline);
                switch (meaningOf(answer)) {
                    case Ready _ -> {}
                    case Objection objection when objection == Objection.NO_MODEL -> missing.add(model);
                    case Objection objection -> {
                        return objection;
                    }
                }
            }
        } catch (TimeoutException | IOException _) {
            return Objection.UNREACHABLE;
        }
        return missing.size() == account.models().size() ? Objection.NO_MODEL : new Ready(missing);
    }

    private static GeminiStanding meaningOf(HttpResponse<byte[]> answer) {
        JsonNode said = Json.read(answer.body());
        int status = answer.statusCode();
        return switch (status) {
            case 200 -> aboutModel(said);
            case 401, 403 -> Objection.KEY_REFUSED;
            case 404 -> Objection.NO_MODEL;
            case 429 -> Objection.OUT_OF_QUOTA;
            default -> status >= 500 ? Objection.UNREACHABLE : refusalOf(said);
        };
    }

    /// With 400 a wrong key is answered, and a malformed question, and one from where Gemini is not offered.
    private static Objection refusalOf(JsonNode said) {
        if (isAboutKey(said)) {
            return Objection.KEY_REFUSED;
        }
        boolean ofGemini = !said.path("error").path("status").asText("").isBlank();
        return ofGemini ? Objection.REFUSED : Objection.NOT_UNDERSTOOD;
    }

    private static GeminiStanding aboutModel(JsonNode model) {
        if (!model.path("name").asText("").startsWith("models/")) {
            return Objection.NOT_UNDERSTOOD;
        }
        JsonNode methods = model.path("supportedGenerationMethods");
        boolean generates = methods.isMissingNode();
        for (JsonNode method : methods) {
            generates |= method.asText("").equals(GENERATES);
        }
        return generates ? new Ready(List.of()) : Objection.NO_MODEL;
    }

    private static boolean isAboutKey(JsonNode refusal) {
        for (JsonNode detail : refusal.path("error").path("details")) {
            if (detail.path("reason").asText("").startsWith("API_KEY_")) {
                return true;
            }
        }
        return false;
    }
}
