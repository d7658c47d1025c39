package com.datifyy.bootstrap.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/// What came back over HTTP.
///
/// @param json the body, missing when it is not JSON
/// @param text the body as it is
public record Answer(int status, HttpHeaders headers, JsonNode json, String text) {
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// A part of the body by JSON pointer.
    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /// The stable code of a refusal.
    public String code() {
        return at("/code").asText();
    }

    /// The body without what is different every time.
    public String textBesidesRequestId() {
        return text.replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    @Override
    public String toString() {
        return status + " " + text;
    }
}
