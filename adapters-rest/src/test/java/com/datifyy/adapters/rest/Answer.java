package com.datifyy.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;

/// What the server said.
///
/// @param body the JSON of the body, missing when it is not JSON
/// @param text the body as it is
public record Answer(int status, HttpHeaders headers, JsonNode body, String text) {
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// A part of the body by JSON pointer; missing when it is not there.
    public JsonNode at(String pointer) {
        return body == null ? MissingNode.getInstance() : body.at(pointer);
    }

    public String text(String pointer) {
        return at(pointer).asText();
    }
}
