package com.datifyy.adapters.rest.json;

import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.MustHave;
import com.datifyy.domain.preferences.MustHaveType;
import com.datifyy.domain.profile.EducationEntry;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.LanguageEntry;
import com.datifyy.domain.profile.OccupationEntry;
import com.datifyy.domain.profile.Prompt;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.profile.traits.PromptQuestion;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A domain record that is an object of its own in the contract.
///
/// @param type the domain record
/// @param keys the fields of the object; one that has none of them says nothing
/// @param shorthand the field that a bare word or number stands for, or null when only an object will do
/// @param read makes the record; a range keeps the end that is not sent
/// @param write writes the fields of the object
/// @param <R> the domain record
record JsonStructure<R extends Record>(
        Class<R> type, List<String> keys, @Nullable String shorthand, Reading<R> read, Writing<R> write) {

    /// Makes a record of what is sent and, in part, of the present one.
    interface Reading<R> {
        R of(JsonInput sent, @Nullable R present);
    }

    /// Writes the fields of a record.
    interface Writing<R> {
        void fields(R value, JsonGenerator out) throws IOException;
    }

    private static final Vocabulary<OccupationCategory> OCCUPATIONS = Vocabulary.of(OccupationCategory.class);
    private static final Vocabulary<EducationLevel> EDUCATION_LEVELS = Vocabulary.of(EducationLevel.class);
    private static final Vocabulary<InterestCategory> INTERESTS = Vocabulary.of(InterestCategory.class);
    private static final Vocabulary<LanguageCode> LANGUAGES = Vocabulary.of(LanguageCode.class);
    private static final Vocabulary<LanguageProficiency> PROFICIENCIES = Vocabulary.of(LanguageProficiency.class);
    private static final Vocabulary<PromptQuestion> QUESTIONS = Vocabulary.of(PromptQuestion.class);
    private static final Vocabulary<DealBreakerType> DEAL_BREAKERS = Vocabulary.of(DealBreakerType.class);
    private static final Vocabulary<MustHaveType> MUST_HAVES = Vocabulary.of(MustHaveType.class);

    private static final int LOWEST_PRIORITY = 1;

    private static final List<JsonStructure<?>> ALL = List.of(
            new JsonStructure<>(
                    AgeRange.class,
                    List.of("min_age", "max_age"),
                    null,
                    (sent, present) -> {
                        AgeRange before = present == null ? AgeRange.ANY : present;
                        return new AgeRange(sent.whole("min_age", before.min()), sent.whole("max_age", before.max()));
                    },
                    (range, out) -> {
                        out.writeNumberField("minAge", range.min());
                        out.writeNumberField("maxAge", range.max());
                    }),
            new JsonStructure<>(
                    HeightRange.class,
                    List.of("min_height", "max_height"),
                    null,
                    (sent, present) -> {
                        HeightRange before = present == null ? HeightRange.ANY : present;
                        return new HeightRange(
                                sent.whole("min_height", before.min()), sent.whole("max_height", before.max()));
                    },
                    (range, out) -> {
                        out.writeNumberField("minHeight", range.min());
                        out.writeNumberField("maxHeight", range.max());
                    }),
            new JsonStructure<>(
                    Residence.class,
                    List.of("country_code", "country", "state", "city", "latitude", "longitude"),
                    "city",
                    (sent, _) -> residence(sent),
                    JsonStructure::writeResidence),
            new JsonStructure<>(
                    OccupationEntry.class,
                    List.of("category", "label", "custom_occupation"),
                    "custom_occupation",
                    (sent, _) -> occupation(sent),
                    (entry, out) -> {
                        writeWord("category", OCCUPATIONS.written(entry.category()), out);
                        out.writeStringField("label", entry.label());
                        out.writeStringField("customOccupation", entry.custom());
                    }),
            new JsonStructure<>(
                    EducationEntry.class,
                    List.of("level", "label", "field_of_study", "institution", "graduation_year"),
                    "label",
                    (sent, _) -> education(sent),
                    (entry, out) -> {
                        writeWord("level", EDUCATION_LEVELS.written(entry.level()), out);
                        out.writeStringField("label", entry.label());
                        out.writeStringField("fieldOfStudy", entry.fieldOfStudy());
                        out.writeStringField("institution", entry.institution());
                        out.writeNumberField("graduationYear", entry.graduationYear());
                    }),
            new JsonStructure<>(
                    InterestEntry.class,
                    List.of("category", "label"),
                    "category",
                    (sent, _) -> new InterestEntry(required(sent, "category", INTERESTS), sent.text("label")),
                    (entry, out) -> {
                        writeWord("category", INTERESTS.written(entry.category()), out);
                        out.writeStringField("label", entry.label());
                    }),
            new JsonStructure<>(
                    LanguageEntry.class,
                    List.of("code", "label", "proficiency"),
                    "code",
                    (sent, _) -> new LanguageEntry(
                            required(sent, "code", LANGUAGES),
                            sent.text("label"),
                            word(sent, "proficiency", PROFICIENCIES)),
                    (entry, out) -> {
                        writeWord("code", LANGUAGES.written(entry.language()), out);
                        out.writeStringField("label", entry.label());
                        writeWord("proficiency", PROFICIENCIES.written(entry.proficiency()), out);
                    }),
            new JsonStructure<>(
                    Prompt.class,
                    List.of("prompt_id", "question", "answer_text", "answer_media_url", "order"),
                    null,
                    (sent, _) -> new Prompt(
                            required(sent, "question", QUESTIONS),
                            sent.text("answer_text"),
                            sent.text("answer_media_url"),
                            sent.whole("order", 0)),
                    (prompt, out) -> {
                        out.writeStringField(
                                "promptId", prompt.question().name().toLowerCase(Locale.ROOT));
                        writeWord("question", QUESTIONS.written(prompt.question()), out);
                        out.writeStringField("answerText", prompt.answerText());
                        out.writeStringField("answerMediaUrl", prompt.answerMediaUrl());
                        out.writeNumberField("order", prompt.order());
                    }),
            new JsonStructure<>(
                    DealBreaker.class,
                    List.of("type", "description", "priority"),
                    "type",
                    (sent, _) -> new DealBreaker(
                            required(sent, "type", DEAL_BREAKERS), sent.text("description"), priority(sent)),
                    (entry, out) -> {
                        writeWord("type", DEAL_BREAKERS.written(entry.type()), out);
                        out.writeStringField("description", entry.description());
                        out.writeNumberField("priority", entry.priority());
                    }),
            new JsonStructure<>(
                    MustHave.class,
                    List.of("type", "description", "priority"),
                    "type",
                    (sent, _) ->
                            new MustHave(required(sent, "type", MUST_HAVES), sent.text("description"), priority(sent)),
                    (entry, out) -> {
                        writeWord("type", MUST_HAVES.written(entry.type()), out);
                        out.writeStringField("description", entry.description());
                        out.writeNumberField("priority", entry.priority());
                    }));

    /// @throws IllegalStateException when the record has no object in the contract
    @SuppressWarnings("unchecked") // the entry found has exactly the class asked for
    static <R extends Record> JsonStructure<R> of(Class<R> type) {
        return ALL.stream()
                .filter(structure -> structure.type().equals(type))
                .map(structure -> (JsonStructure<R>) structure)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no object"));
    }

    /// The record a value holds, or null when it says nothing.
    ///
    /// @param present the record it is to replace, or null
    @Nullable
    R toDomain(String field, JsonNode value, @Nullable R present) {
        boolean bare = value.isTextual() || value.isIntegralNumber();
        JsonInput sent =
                JsonInput.of(field, bare && shorthand != null ? Json.object().set(shorthand, value) : value);
        return keys.stream().noneMatch(key -> sent.find(key) != null) ? null : read.of(sent, present);
    }

    void write(R value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        write.fields(value, out);
        out.writeEndObject();
    }

    private static void writeWord(String key, SerializableString word, JsonGenerator out) throws IOException {
        out.writeFieldName(key);
        out.writeString(word);
    }

    /// Coordinates of zero and zero are those of clients that have none.
    private static Residence residence(JsonInput sent) {
        Double latitude = sent.number("latitude");
        Double longitude = sent.number("longitude");
        if ((latitude == null) != (longitude == null)) {
            throw new InvalidInput("location", "needs both latitude and longitude, or neither");
        }
        return Residence.told(
                sent.text("country_code"),
                sent.text("country"),
                sent.text("state"),
                sent.text("city"),
                cell(latitude, longitude));
    }

    private static @Nullable GeoCell cell(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null || (latitude == 0 && longitude == 0)
                ? null
                : GeoCell.containing(latitude, longitude);
    }

    /// The coordinates are those of the cell's centre, never the ones that were sent.
    private static void writeResidence(Residence residence, JsonGenerator out) throws IOException {
        out.writeStringField("countryCode", residence.countryCode());
        out.writeStringField("country", residence.country());
        out.writeStringField("city", residence.city());
        if (!residence.state().isEmpty()) {
            out.writeStringField("state", residence.state());
        }
        GeoCell cell = residence.cell();
        if (cell != null) {
            out.writeNumberField("latitude", cell.toldLatitude());
            out.writeNumberField("longitude", cell.toldLongitude());
        }
    }

    private static OccupationEntry occupation(JsonInput sent) {
        OccupationCategory category = word(sent, "category", OCCUPATIONS);
        String custom = sent.text("custom_occupation");
        if (category == null && sent.find("label") == null) {
            OccupationCategory meant = OCCUPATIONS.find(custom).orElse(null);
            if (meant != null) {
                return new OccupationEntry(meant, custom, "");
            }
        }
        return new OccupationEntry(category, sent.text("label"), custom);
    }

    private static EducationEntry education(JsonInput sent) {
        EducationLevel level = word(sent, "level", EDUCATION_LEVELS);
        String label = sent.text("label");
        return new EducationEntry(
                level == null ? EDUCATION_LEVELS.find(label).orElse(null) : level,
                label,
                sent.text("field_of_study"),
                sent.text("institution"),
                sent.whole("graduation_year", 0));
    }

    private static int priority(JsonInput sent) {
        int priority = sent.whole("priority", LOWEST_PRIORITY);
        return priority == 0 ? LOWEST_PRIORITY : priority;
    }

    private static <E extends Enum<E>> @Nullable E word(JsonInput sent, String name, Vocabulary<E> words) {
        JsonNode value = sent.find(name);
        return value == null ? null : words.read(sent.pathOf(name), value);
    }

    private static <E extends Enum<E>> E required(JsonInput sent, String name, Vocabulary<E> words) {
        E word = word(sent, name, words);
        if (word == null) {
            throw new InvalidInput(sent.pathOf(name), "is required");
        }
        return word;
    }
}
