package com.datifyy.adapters.rest.json;

import com.datifyy.application.shared.BodyLimits;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// The one JSON reader and writer.
///
/// Reading is strict: UTF-8, one value, no key twice, no NaN, at most 32 levels deep, at most
/// [BodyLimits#MOST_VALUES] names and values in all, and names, numbers and texts of bounded length.
public final class Json {
    /// How deep objects and lists may be nested.
    public static final int DEEPEST = 32;

    /// How many entries a list of a request may have.
    public static final int LONGEST_LIST = 1_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(BodyLimits.MOST_VALUES)
                            .maxStringLength(65_536)
                            .maxNumberLength(40)
                            .maxNameLength(200)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names come from strangers
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()) // each request is a thread of its own
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// Why a text is not JSON, by position only: what stands there is not repeated.
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(JsonLocation where) {
            this("The body is not acceptable JSON", where);
        }

        private Malformed(String what, JsonLocation where) {
            super("%s (line %d, column %d)".formatted(what, where.getLineNr(), where.getColumnNr()));
        }

        static Malformed tooMuch(JsonLocation where) {
            return new Malformed(
                    "The body has more than %,d names, values and brackets".formatted(BodyLimits.MOST_VALUES), where);
        }
    }

    /// @throws Malformed when the bytes are not one acceptable JSON value
    public static JsonNode read(byte[] bytes) throws Malformed {
        try {
            // Decoded here: from bytes, the parser would also take UTF-16 and UTF-32.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read(text);
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed(new JsonLocation(null, 0, 1, 1));
        } catch (JsonProcessingException malformed) {
            JsonLocation where = malformed.getLocation();
            throw new Malformed(where == null ? new JsonLocation(null, 0, 1, 1) : where);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode read(String text) throws IOException, Malformed {
        try (JsonParser parser = MAPPER.createParser(text)) {
            try {
                JsonNode read = MAPPER.readTree(parser);
                if (read == null || read.isMissingNode()) {
                    throw new Malformed(new JsonLocation(null, 0, 1, 1));
                }
                return read;
            } catch (StreamConstraintsException tooMuch) {
                if (parser.currentTokenCount() > BodyLimits.MOST_VALUES) {
                    throw Malformed.tooMuch(parser.currentLocation());
                }
                throw tooMuch;
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
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
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
