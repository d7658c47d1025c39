package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonTime;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// The answers of operations that have nothing to tell but that they were done.
public final class Done {
    private Done() {}

    public static ObjectNode saying(String message) {
        return Json.object().put("success", true).put("message", message);
    }

    /// Something was sent, if there is somebody to send it to. It never says what.
    ///
    /// @param expiresAt until when it works
    public static ObjectNode sent(String message, Instant expiresAt) {
        ObjectNode json = saying(message);
        json.set("expiresAt", JsonTime.secondsAndNanos(expiresAt));
        return json;
    }
}
