package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.Json.Malformed;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/// Reads a JSON object in which one text is a file in base64. The file is decoded as it arrives, so that the
/// text is never in memory as a whole.
final class JsonUpload {
    private static final String FILE = "photo_data";
    private static final String FILE_IN_CAMEL_CASE = "photoData";
    private static final String TYPE = "content_type";

    private JsonUpload() {}

    /// @throws HttpRefusal when it is no acceptable JSON object, or the file is too large
    /// @throws InvalidInput when the file is no base64
    static Upload read(InputStream body, int mostBytes) throws IOException {
        try (JsonParser parser = Json.parser(body)) {
            try {
                return read(parser, new FileBytes(mostBytes));
            } catch (JsonProcessingException malformed) {
                throw Malformed.of(parser, malformed);
            }
        } catch (Malformed malformed) {
            throw HttpRefusal.malformed(malformed);
        }
    }

    private static Upload read(JsonParser parser, FileBytes file) throws IOException, Malformed {
        ObjectNode about = Json.object();
        boolean found = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidInput("body", "must be a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean isFile = name.equals(FILE) || name.equals(FILE_IN_CAMEL_CASE);
            JsonToken value = parser.nextToken();
            if (isFile && found) {
                throw new InvalidInput(FILE, "is given twice");
            }
            if (isFile && value == JsonToken.VALUE_STRING) {
                found = true;
                decode(parser, file);
            } else {
                note(parser, name, value, about);
            }
        }
        if (parser.nextToken() != null) {
            throw Malformed.goesOn(parser);
        }
        JsonInput said = JsonInput.of("body", about);
        return new Upload(file.take(), said.text(TYPE), said);
    }

    /// What is said about a file is texts, numbers and flags; anything else is skipped.
    private static void note(JsonParser parser, String name, JsonToken value, ObjectNode about) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            about.put(name, parser.getText());
        } else if (value == JsonToken.VALUE_NUMBER_INT) {
            about.put(name, parser.getBigIntegerValue());
        } else if (value == JsonToken.VALUE_NUMBER_FLOAT) {
            about.put(name, parser.getDoubleValue());
        } else if (value.isBoolean()) {
            about.put(name, parser.getBooleanValue());
        } else {
            parser.skipChildren();
        }
    }

    private static void decode(JsonParser parser, FileBytes file) throws IOException {
        try {
            parser.readBinaryValue(file);
        } catch (JsonProcessingException | IllegalArgumentException noBase64) {
            throw new InvalidInput(FILE, "must be a file in base64");
        }
    }
}
