package com.datifyy.adapters.gemini;

import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.Commentary.Absent;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import com.datifyy.domain.curation.Redaction;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a successful answer of Gemini means: a comment, if it is whole and exactly what was asked for.
final class Answer {
    static final String PROVIDER = "gemini";

    private static final Pattern MODEL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Set<String> FIELDS =
            Set.of(Question.SCORE, Question.REASONING, Question.MATCHED, Question.MISMATCHED);
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_TEXTS = 20;

    private Answer() {}

    /// @param asked the model that was asked, which is not always the one that answered
    static Commentary meaningOf(byte[] body, Briefing briefing, String asked, InputHash hash) {
        JsonNode answer = Json.read(body);
        JsonNode candidate = answer.path("candidates").path(0);
        if (candidate.isMissingNode()) {
            return new Absent(
                    answer.path("promptFeedback").path("blockReason").isTextual()
                            ? Absence.BLOCKED
                            : Absence.MALFORMED);
        }
        Optional<Absence> unfinished = unfinished(candidate.path("finishReason").asText(""));
        return unfinished.isPresent()
                ? new Absent(unfinished.get())
                : comment(Json.read(textOf(candidate)), briefing, modelOf(answer, asked), hash);
    }

    /// What ended an answer before it was whole, or nothing. Reasons that are not known yet are reasons too.
    private static Optional<Absence> unfinished(String reason) {
        return switch (reason) {
            case "STOP" -> Optional.empty();
            case "MAX_TOKENS" -> Optional.of(Absence.TRUNCATED);
            case "SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT" ->
                Optional.of(Absence.UNSAFE);
            case "SPII" -> Optional.of(Absence.PERSONAL_DATA);
            case "RECITATION", "IMAGE_RECITATION" -> Optional.of(Absence.RECITED);
            default -> Optional.of(Absence.UNFINISHED);
        };
    }

    /// Thoughts are not part of the answer.
    private static String textOf(JsonNode candidate) {
        var text = new StringBuilder();
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (!part.path("thought").asBoolean(false)) {
                text.append(part.path("text").asText(""));
            }
        }
        return text.toString();
    }

    private static Commentary comment(JsonNode said, Briefing briefing, String model, InputHash hash) {
        JsonNode score = said.path(Question.SCORE);
        JsonNode reasoning = said.path(Question.REASONING);
        Optional<List<String>> matched = texts(said.path(Question.MATCHED));
        Optional<List<String>> mismatched = texts(said.path(Question.MISMATCHED));
        boolean asAsked = said.isObject()
                && fieldsOf(said).equals(FIELDS)
                && score.isIntegralNumber()
                && score.canConvertToInt()
                && score.intValue() >= 0
                && score.intValue() <= 100
                && isText(reasoning)
                && !Redaction.fromTheModel(reasoning.textValue(), Commentary.LONGEST_REASONING)
                        .isEmpty();
        if (!asAsked || matched.isEmpty() || mismatched.isEmpty()) {
            return new Absent(Absence.MALFORMED);
        }
        return new Written(
                reasoning.textValue(),
                matched.get(),
                mismatched.get(),
                Commentary.adjustment(briefing.score(), score.intValue()),
                PROVIDER,
                model,
                Question.VERSION,
                hash);
    }

    private static Set<String> fieldsOf(JsonNode said) {
        Set<String> names = new HashSet<>();
        Iterator<String> fields = said.fieldNames();
        fields.forEachRemaining(names::add);
        return names;
    }

    private static Optional<List<String>> texts(JsonNode list) {
        if (!list.isArray() || list.size() > MOST_TEXTS) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (!isText(item)) {
                return Optional.empty();
            }
            texts.add(item.textValue());
        }
        return Optional.of(texts);
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && node.textValue().length() <= LONGEST_TEXT;
    }

    private static String modelOf(JsonNode answer, String asked) {
        String told = answer.path("modelVersion").asText("");
        return MODEL_NAME.matcher(told).matches() ? told : asked;
    }
}
