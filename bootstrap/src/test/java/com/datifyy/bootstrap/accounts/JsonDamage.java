package com.datifyy.bootstrap.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Ways to spoil a JSON body that an honest client would send.
enum JsonDamage {
    CUT_OFF,
    OTHER_TYPE,
    NO_NUMBER,
    KEY_TWICE,
    DEEP,
    LONG,
    CONTROL_CHARACTER,
    BROKEN_TEXT,
    FLIPPED_BITS,
    NOISE,
    KEY_LEFT_OUT,
    STRANGE_TEXT;

    private static final List<String> NO_NUMBERS =
            List.of("NaN", "Infinity", "-Infinity", "01", "1e999", "-0", "9".repeat(500), "0x10", "1e-999", ".5");
    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "\u202e",
            "%s%n",
            "' OR 1=1 --",
            "${jndi:ldap://x}",
            "../../etc/passwd",
            "a@b",
            "+",
            "+1",
            "null",
            "\ufeff",
            "é̂̃".repeat(50),
            "👩‍👩‍👧‍👧".repeat(20));

    static byte[] damaged(ObjectNode body, Random random) {
        JsonDamage damage = values()[random.nextInt(values().length)];
        return damage.applied(body, random);
    }

    /// A text that no honest client sends, or a number where a word stands.
    static String strangeWord(Random random) {
        List<String> words = random.nextBoolean() ? STRANGE : NO_NUMBERS;
        return words.get(random.nextInt(words.size()));
    }

    private byte[] applied(ObjectNode body, Random random) {
        String text = body.toString();
        byte[] bytes = text.getBytes(UTF_8);
        return switch (this) {
            case CUT_OFF -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case OTHER_TYPE -> withValue(body, random, otherType(random).toString());
            case NO_NUMBER -> withValue(body, random, NO_NUMBERS.get(random.nextInt(NO_NUMBERS.size())));
            case KEY_TWICE -> ("{" + text.substring(1, text.length() - 1) + "," + text.substring(1)).getBytes(UTF_8);
            case DEEP -> withValue(body, random, nested(1 + random.nextInt(3_000), random.nextBoolean()));
            case LONG -> withValue(body, random, "\"" + "x".repeat(1 + random.nextInt(80_000)) + "\"");
            case CONTROL_CHARACTER -> inserted(bytes, random, (byte) random.nextInt(32));
            case BROKEN_TEXT -> inserted(bytes, random, (byte) 0xC3, (byte) 0x28, (byte) 0xFF);
            case FLIPPED_BITS -> flipped(bytes, random);
            case NOISE -> noise(random);
            case KEY_LEFT_OUT -> without(body, random).toString().getBytes(UTF_8);
            case STRANGE_TEXT ->
                withValue(
                        body,
                        random,
                        JsonNodeFactory.instance
                                .textNode(STRANGE.get(random.nextInt(STRANGE.size())))
                                .toString());
        };
    }

    /// The body with one of its values, at any depth, replaced by a text that need not be JSON.
    private static byte[] withValue(ObjectNode body, Random random, String value) {
        ObjectNode copy = body.deepCopy();
        String mark = "the place of the other value";
        ObjectNode owner = anyObjectIn(copy, random);
        List<String> keys = new ArrayList<>();
        owner.fieldNames().forEachRemaining(keys::add);
        owner.put(keys.isEmpty() ? "email" : keys.get(random.nextInt(keys.size())), mark);
        return copy.toString().replace("\"" + mark + "\"", value).getBytes(UTF_8);
    }

    private static ObjectNode without(ObjectNode body, Random random) {
        ObjectNode copy = body.deepCopy();
        ObjectNode owner = anyObjectIn(copy, random);
        List<String> keys = new ArrayList<>();
        owner.fieldNames().forEachRemaining(keys::add);
        if (!keys.isEmpty()) {
            owner.remove(keys.get(random.nextInt(keys.size())));
        }
        return copy;
    }

    private static ObjectNode anyObjectIn(ObjectNode body, Random random) {
        List<ObjectNode> objects = new ArrayList<>(List.of(body));
        body.forEach(child -> {
            if (child instanceof ObjectNode object) {
                objects.add(object);
            }
        });
        return objects.get(random.nextInt(objects.size()));
    }

    private static JsonNode otherType(Random random) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(8)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2 -> json.numberNode(random.nextLong());
            case 3 -> json.numberNode(random.nextGaussian() * 1e300);
            case 4 -> new ArrayNode(json).add("text").add(1);
            case 5 -> new ObjectNode(json).put("email", 1);
            case 6 -> new ArrayNode(json);
            default -> new ObjectNode(json);
        };
    }

    private static String nested(int depth, boolean lists) {
        return lists ? "[".repeat(depth) + "]".repeat(depth) : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static byte[] inserted(byte[] bytes, Random random, byte... added) {
        int at = random.nextInt(bytes.length);
        byte[] result = new byte[bytes.length + added.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(added, 0, result, at, added.length);
        System.arraycopy(bytes, at, result, at + added.length, bytes.length - at);
        return result;
    }

    static byte[] flipped(byte[] bytes, Random random) {
        byte[] result = bytes.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && result.length > 0; i--) {
            result[random.nextInt(result.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return result;
    }

    static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(600)];
        random.nextBytes(bytes);
        return bytes;
    }
}
