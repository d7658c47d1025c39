package com.datifyy.adapters.grpc.translation;

import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// The contract's times: `Timestamp` messages, whole seconds since 1970 in UTC, and days.
public final class ProtoTime {
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private ProtoTime() {}

    public static Timestamp of(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /// Midnight UTC of a day.
    static Timestamp of(LocalDate day) {
        return Timestamp.newBuilder()
                .setSeconds(day.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC))
                .build();
    }

    /// @throws InvalidInput when the time is not in the years 1 to 9999
    public static Instant fromSeconds(String field, long seconds) {
        if (seconds < EARLIEST || seconds > LATEST) {
            throw new InvalidInput(field, "must be Unix seconds within the years 1 to 9999");
        }
        return Instant.ofEpochSecond(seconds);
    }

    /// @throws InvalidInput unless it is midnight UTC: any other time leaves open which day is meant
    static LocalDate day(String field, Timestamp timestamp) {
        if (timestamp.getNanos() != 0 || Math.floorMod(timestamp.getSeconds(), SECONDS_OF_A_DAY) != 0) {
            throw new InvalidInput(field, "must be midnight UTC of the day that is meant");
        }
        return LocalDate.ofInstant(fromSeconds(field, timestamp.getSeconds()), ZoneOffset.UTC);
    }

    /// @throws InvalidInput unless the text is `YYYY-MM-DD`
    public static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput(field, "must be a date like 1995-08-23");
        }
    }
}
