package com.datifyy.adapters.rest.json;

import com.datifyy.application.shared.BodyLimits;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;

/// The one JSON reader and writer.
///
/// Reading is strict: UTF-8, one value, no key twice, no NaN, at most 32 levels deep, at most
/// [BodyLimits#MOST_VALUES] names and values in all, and names, numbers and texts of bounded length.
public final class Json {
    /// How deep objects and lists may be nested.
    public static final int DEEPEST = 32;

    /// How many entries a list of a request may have.
    public static final int LONGEST_LIST = 1_000;

    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(BodyLimits.MOST_VALUES)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names come from strangers
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()) // each request is a thread of its own
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonLocation START = new JsonLocation(null, 0, 1, 1);

    /// What Jackson says of a key that is there twice; it has no exception of its own for that.
    private static final String TWICE = "Duplicate field";

    private Json() {}

    /// What Jackson takes for a value that writes itself.
    private record Straight(JsonPart fields) implements JsonSerializable {
        @Override
        public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            fields.writeTo(out);
            out.writeEndObject();
        }

        @Override
        public void serializeWithType(JsonGenerator out, SerializerProvider provider, TypeSerializer types)
                throws IOException {
            serialize(out, provider);
        }
    }

    /// Why a text is not JSON, by kind and position only: what stands there is not repeated.
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String what, JsonLocation where) {
            super("%s (line %d, column %d)".formatted(what, where.getLineNr(), where.getColumnNr()));
        }

        private Malformed(String what, int position) {
            super("%s (byte %d)".formatted(what, position));
        }

        static Malformed tooMuch(JsonLocation where) {
            return new Malformed(
                    String.format(
                            Locale.ROOT,
                            "The body has more than %,d names, values and brackets",
                            BodyLimits.MOST_VALUES),
                    where);
        }

        private static Malformed tooLarge(JsonLocation where) {
            return new Malformed(
                    String.format(
                            Locale.ROOT,
                            "The body has more than %d levels, or a name over %d, a number over %d or a text over %,d characters",
                            DEEPEST,
                            LONGEST_NAME,
                            LONGEST_NUMBER,
                            LONGEST_TEXT),
                    where);
        }

        /// There is something behind the value.
        public static Malformed goesOn(JsonParser parser) {
            return new Malformed("The body goes on after its JSON value", parser.currentLocation());
        }

        /// Why a parser gave up.
        public static Malformed of(JsonParser parser, JsonProcessingException why) {
            if (why instanceof StreamConstraintsException) {
                return parser.currentTokenCount() > BodyLimits.MOST_VALUES
                        ? tooMuch(parser.currentLocation())
                        : tooLarge(parser.currentLocation());
            }
            boolean twice = why.getOriginalMessage().startsWith(TWICE);
            JsonLocation where = why.getLocation();
            return new Malformed(
                    twice ? "The body has a key twice in one object" : "The body is not JSON",
                    where == null ? parser.currentLocation() : where);
        }
    }

    /// @throws Malformed when the bytes are not one acceptable JSON value
    public static JsonNode read(byte[] bytes) throws Malformed {
        ByteBuffer unread = ByteBuffer.wrap(bytes);
        try {
            // Decoded here: from bytes, the parser would also take UTF-16 and UTF-32.
            return read(StandardCharsets.UTF_8.newDecoder().decode(unread).toString());
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed("The body is not UTF-8", unread.position());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode read(String text) throws IOException, Malformed {
        if (text.startsWith("\uFEFF")) {
            throw new Malformed("The body begins with a byte order mark, which JSON has none of", START);
        }
        try (JsonParser parser = MAPPER.createParser(text)) {
            try {
                JsonNode read = MAPPER.readTree(parser);
                if (read == null || read.isMissingNode()) {
                    throw new Malformed("The body is empty", START);
                }
                return read;
            } catch (MismatchedInputException _) {
                throw Malformed.goesOn(parser);
            } catch (JsonProcessingException malformed) {
                throw Malformed.of(parser, malformed);
            }
        }
    }

    /// Reads piece by piece what may hold a text that is too long to be kept, with the same strictness.
    public static JsonParser parser(InputStream body) throws IOException {
        return MAPPER.createParser(body);
    }

    public static byte[] write(JsonNode value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException failure) {
            if (failure.getCause() instanceof RuntimeException ofAPart) {
                throw ofAPart;
            }
            throw new UncheckedIOException(failure);
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// An object whose fields are written only when the answer around it is written.
    public static JsonNode object(JsonPart fields) {
        return new POJONode(new Straight(fields));
    }

    public static ArrayNode list(Collection<? extends JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode(items.size()).addAll(items);
    }

    public static ArrayNode texts(Collection<String> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(items.size());
        items.forEach(list::add);
        return list;
    }
}
