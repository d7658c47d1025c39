package com.datifyy.adapters.postgres.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jooq.JSONB;

/// Words about an event, as a JSON object of texts.
public final class Details {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Details() {}

    public static JSONB written(Map<String, String> details) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(details));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Map<String, String> read(JSONB details) {
        try {
            return JSON.readValue(details.data(), TEXTS);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an event's details are not what was written", corrupt);
        }
    }
}
