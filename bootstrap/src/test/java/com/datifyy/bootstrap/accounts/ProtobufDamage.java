package com.datifyy.bootstrap.accounts;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/// Ways to spoil a protobuf message that an honest client would send.
enum ProtobufDamage {
    CUT_OFF,
    FLIPPED_BITS,
    NOISE,
    STRANGE_FIELDS,
    TWICE,
    BROKEN_TEXT,
    OPEN_GROUPS,
    ENDLESS_NUMBER,
    LONG;

    private static final int WIRE_TYPES = 8;

    static byte[] damaged(byte[] message, Random random) {
        ProtobufDamage damage = values()[random.nextInt(values().length)];
        return damage.applied(message, random);
    }

    private byte[] applied(byte[] message, Random random) {
        return switch (this) {
            case CUT_OFF -> Arrays.copyOf(message, message.length == 0 ? 0 : random.nextInt(message.length));
            case FLIPPED_BITS -> JsonDamage.flipped(message, random);
            case NOISE -> JsonDamage.noise(random);
            case STRANGE_FIELDS -> joined(message, strangeFields(random));
            case TWICE -> joined(message, message);
            case BROKEN_TEXT -> joined(message, text(1 + random.nextInt(3), (byte) 0xC3, (byte) 0x28, (byte) 0xFF));
            case OPEN_GROUPS -> joined(message, filled(1 + random.nextInt(500), (byte) 0x0B));
            case ENDLESS_NUMBER -> joined(message, joined(new byte[] {0x08}, filled(20, (byte) 0xFF)));
            case LONG -> joined(message, text(1 + random.nextInt(3), filled(random.nextInt(100_000), (byte) 'x')));
        };
    }

    /// Fields of any number and kind, most of them unknown.
    private static byte[] strangeFields(Random random) {
        var out = new ByteArrayOutputStream();
        for (int i = random.nextInt(20); i >= 0; i--) {
            varint(out, random.nextInt(1 << 12) * WIRE_TYPES + random.nextInt(WIRE_TYPES));
            byte[] content = new byte[random.nextInt(40)];
            random.nextBytes(content);
            if (random.nextBoolean()) {
                varint(out, content.length);
            }
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static byte[] text(int field, byte... content) {
        var out = new ByteArrayOutputStream();
        varint(out, field * WIRE_TYPES + 2);
        varint(out, content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static byte[] filled(int length, byte value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
