package com.datifyy.adapters.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// The values that stand in columns as bytes: how many they are, and each behind a number for its type.
/// Nothing but these types is ever made of bytes.
public final class PackedValues {
    private static final int ABSENT = 0;
    private static final int TEXT = 1;
    private static final int WHOLE = 2;
    private static final int LONG = 3;
    private static final int YES = 4;
    private static final int NO = 5;
    private static final int DAY = 6;
    private static final int INSTANT = 7;
    private static final int TEXTS = 8;
    private static final int JSON = 9;
    private static final int DECIMAL = 10;
    private static final int UNIQUE_ID = 11;

    private PackedValues() {}

    /// @throws IllegalArgumentException when a value is of another type
    public static byte[] write(List<? extends @Nullable Object> values) {
        var bytes = new ByteArrayOutputStream(1_024);
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(values.size());
            for (Object value : values) {
                write(value, out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// @throws IllegalStateException when the bytes are not what [#write] makes
    public static List<@Nullable Object> read(byte[] bytes) {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        try (in) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                values.add(value(in));
            }
            if (in.available() > 0) {
                throw broken(null);
            }
            return values;
        } catch (IOException tooShort) {
            throw broken(tooShort);
        }
    }

    private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
        switch (value) {
            case null -> out.writeByte(ABSENT);
            case String text -> {
                out.writeByte(TEXT);
                text(text, out);
            }
            case Integer number -> {
                out.writeByte(WHOLE);
                out.writeInt(number);
            }
            case Long number -> {
                out.writeByte(LONG);
                out.writeLong(number);
            }
            case Boolean flag -> out.writeByte(flag ? YES : NO);
            case LocalDate day -> {
                out.writeByte(DAY);
                out.writeLong(day.toEpochDay());
            }
            case Instant instant -> {
                out.writeByte(INSTANT);
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            }
            case String[] texts -> {
                out.writeByte(TEXTS);
                out.writeInt(texts.length);
                for (String text : texts) {
                    text(text, out);
                }
            }
            case JSONB json -> {
                out.writeByte(JSON);
                text(json.data(), out);
            }
            case Double number -> {
                out.writeByte(DECIMAL);
                out.writeDouble(number);
            }
            case UUID id -> {
                out.writeByte(UNIQUE_ID);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            default -> throw new IllegalArgumentException("no bytes for " + value.getClass());
        }
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case ABSENT -> null;
            case TEXT -> text(in);
            case WHOLE -> in.readInt();
            case LONG -> in.readLong();
            case YES -> true;
            case NO -> false;
            case DAY -> LocalDate.ofEpochDay(in.readLong());
            case INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case TEXTS -> texts(in);
            case JSON -> JSONB.jsonb(text(in));
            case DECIMAL -> in.readDouble();
            case UNIQUE_ID -> new UUID(in.readLong(), in.readLong());
            default -> throw broken(null);
        };
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[counted(in)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String[] texts(DataInputStream in) throws IOException {
        String[] texts = new String[counted(in)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(in);
        }
        return texts;
    }

    /// How much follows: never more than there is, so that a wrong number takes no memory.
    private static int counted(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw broken(null);
        }
        return count;
    }

    private static IllegalStateException broken(@Nullable IOException cause) {
        return new IllegalStateException("these are no packed values", cause);
    }
}
