package com.datifyy.adapters.rest.json;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Moments and days in the forms the contract has for them.
public final class JsonTime {
    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private JsonTime() {}

    /// `{"seconds": …, "nanos": …}`
    public static ObjectNode secondsAndNanos(Instant instant) {
        return Json.object().put("seconds", instant.getEpochSecond()).put("nanos", instant.getNano());
    }

    /// `{"seconds": …}`
    public static ObjectNode seconds(Instant instant) {
        return Json.object().put("seconds", instant.getEpochSecond());
    }

    /// Writes the field `"key": {"seconds": …, "nanos": …}`
    public static void write(String key, Instant instant, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(key);
        out.writeNumberField("seconds", instant.getEpochSecond());
        out.writeNumberField("nanos", instant.getNano());
        out.writeEndObject();
    }

    static void writeMidnight(String key, LocalDate day, JsonGenerator out) throws IOException {
        write(key, day.atStartOfDay(ZoneOffset.UTC).toInstant(), out);
    }

    /// A moment as Unix seconds, as `{"seconds"}`, or as RFC 3339 text. Seconds may be a text too: so
    /// protobuf's own JSON writes them.
    ///
    /// @throws InvalidInput when it is none of these
    public static Instant instant(String field, JsonNode value) {
        JsonNode told = value.isObject() ? value.path("seconds") : value;
        if (told.isTextual()) {
            return instant(field, told.textValue());
        }
        if (!JsonInput.isWhole(told) || !told.canConvertToLong()) {
            throw notATime(field);
        }
        return ofSeconds(field, told.longValue());
    }

    /// A moment as RFC 3339 text, or as Unix seconds in digits.
    ///
    /// @throws InvalidInput when it is neither
    public static Instant instant(String field, String text) {
        try {
            if (text.matches("-?[0-9]{1,12}")) {
                return ofSeconds(field, Long.parseLong(text));
            }
            Instant moment = OffsetDateTime.parse(text).toInstant();
            return ofSeconds(field, moment.getEpochSecond()).plusNanos(moment.getNano());
        } catch (DateTimeException notOne) {
            throw notATime(field);
        }
    }

    /// A day as `YYYY-MM-DD`, or its midnight UTC as Unix seconds or as `{"seconds"}`; an empty text is no day.
    ///
    /// @throws InvalidInput when it is none of these: any other time of a day leaves open which day is meant
    public static @Nullable LocalDate day(String field, JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().isBlank() ? null : day(field, value.textValue());
        }
        OffsetDateTime midnight = instant(field, value).atOffset(ZoneOffset.UTC);
        if (!midnight.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new InvalidInput(field, "must be midnight UTC of the day that is meant");
        }
        return midnight.toLocalDate();
    }

    /// A day as `YYYY-MM-DD`.
    ///
    /// @throws InvalidInput when it is not
    public static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            throw new InvalidInput(field, "must be a date like 1995-08-23");
        }
    }

    private static Instant ofSeconds(String field, long seconds) {
        if (seconds < EARLIEST || seconds > LATEST) {
            throw notATime(field);
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static InvalidInput notATime(String field) {
        return new InvalidInput(field, "must be Unix seconds or a time like 2026-03-02T09:00:00Z");
    }
}
