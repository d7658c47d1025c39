package com.datifyy.adapters.postgres.answers;

import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.MustHave;
import com.datifyy.domain.preferences.MustHaveType;
import com.datifyy.domain.profile.EducationEntry;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.LanguageEntry;
import com.datifyy.domain.profile.OccupationEntry;
import com.datifyy.domain.profile.Prompt;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.profile.traits.PromptQuestion;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of records as JSON. Parts that say nothing are left out.
final class JsonRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonRecords() {}

    static String write(List<? extends Record> records) {
        ArrayNode array = JSON.createArrayNode();
        records.forEach(record -> array.add(object(record)));
        return array.toString();
    }

    /// Records with a word this release does not know are left out.
    static <R extends Record> List<R> read(Class<R> type, String json) {
        List<R> records = new ArrayList<>();
        for (JsonNode node : parse(json)) {
            Record record = record(type, node);
            if (record != null) {
                records.add(type.cast(record));
            }
        }
        return records;
    }

    /// The words that records of a type consist of.
    static List<Class<? extends Enum<?>>> vocabulariesOf(Class<? extends Record> type) {
        if (type == OccupationEntry.class) {
            return List.of(OccupationCategory.class);
        }
        if (type == EducationEntry.class) {
            return List.of(EducationLevel.class);
        }
        if (type == LanguageEntry.class) {
            return List.of(LanguageCode.class, LanguageProficiency.class);
        }
        if (type == Prompt.class) {
            return List.of(PromptQuestion.class);
        }
        if (type == DealBreaker.class) {
            return List.of(DealBreakerType.class);
        }
        if (type == MustHave.class) {
            return List.of(MustHaveType.class);
        }
        if (type == InterestEntry.class) {
            return List.of(InterestCategory.class);
        }
        return List.of();
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a jsonb column without JSON", impossible);
        }
    }

    private static ObjectNode object(Record record) {
        Writer json = new Writer(JSON.createObjectNode());
        return switch (record) {
            case OccupationEntry entry ->
                json.word("category", entry.category())
                        .text("label", entry.label())
                        .text("custom", entry.custom())
                        .object();
            case EducationEntry entry ->
                json.word("level", entry.level())
                        .text("label", entry.label())
                        .text("field_of_study", entry.fieldOfStudy())
                        .text("institution", entry.institution())
                        .number("graduation_year", entry.graduationYear())
                        .object();
            case LanguageEntry entry ->
                json.word("language", entry.language())
                        .text("label", entry.label())
                        .word("proficiency", entry.proficiency())
                        .object();
            case Prompt prompt ->
                json.word("question", prompt.question())
                        .text("answer_text", prompt.answerText())
                        .text("answer_media_url", prompt.answerMediaUrl())
                        .number("order", prompt.order())
                        .object();
            case DealBreaker breaker ->
                json.word("type", breaker.type())
                        .text("description", breaker.description())
                        .number("priority", breaker.priority())
                        .object();
            case MustHave mustHave ->
                json.word("type", mustHave.type())
                        .text("description", mustHave.description())
                        .number("priority", mustHave.priority())
                        .object();
            default -> throw new IllegalStateException("no JSON form of " + record.getClass());
        };
    }

    private static @Nullable Record record(Class<?> type, JsonNode json) {
        if (type == OccupationEntry.class) {
            return new OccupationEntry(
                    word(json, "category", OccupationCategory.class), text(json, "label"), text(json, "custom"));
        }
        if (type == EducationEntry.class) {
            return new EducationEntry(
                    word(json, "level", EducationLevel.class),
                    text(json, "label"),
                    text(json, "field_of_study"),
                    text(json, "institution"),
                    number(json, "graduation_year"));
        }
        if (type == LanguageEntry.class) {
            LanguageCode language = word(json, "language", LanguageCode.class);
            LanguageProficiency proficiency = word(json, "proficiency", LanguageProficiency.class);
            return language == null ? null : new LanguageEntry(language, text(json, "label"), proficiency);
        }
        if (type == Prompt.class) {
            PromptQuestion question = word(json, "question", PromptQuestion.class);
            return question == null
                    ? null
                    : new Prompt(
                            question, text(json, "answer_text"), text(json, "answer_media_url"), number(json, "order"));
        }
        if (type == DealBreaker.class) {
            DealBreakerType breaker = word(json, "type", DealBreakerType.class);
            return breaker == null
                    ? null
                    : new DealBreaker(breaker, text(json, "description"), number(json, "priority"));
        }
        if (type == MustHave.class) {
            MustHaveType mustHave = word(json, "type", MustHaveType.class);
            return mustHave == null
                    ? null
                    : new MustHave(mustHave, text(json, "description"), number(json, "priority"));
        }
        throw new IllegalStateException("no JSON form of " + type);
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText("");
    }

    private static int number(JsonNode json, String name) {
        return json.path(name).asInt(0);
    }

    private static <E extends Enum<E>> @Nullable E word(JsonNode json, String name, Class<E> vocabulary) {
        return Vocabulary.wordOf(vocabulary, json.path(name).asText(""));
    }

    private record Writer(ObjectNode object) {
        Writer word(String name, @Nullable Enum<?> word) {
            if (word != null) {
                object.put(name, word.name());
            }
            return this;
        }

        Writer text(String name, String text) {
            if (!text.isEmpty()) {
                object.put(name, text);
            }
            return this;
        }

        Writer number(String name, int number) {
            if (number != 0) {
                object.put(name, number);
            }
            return this;
        }
    }
}
