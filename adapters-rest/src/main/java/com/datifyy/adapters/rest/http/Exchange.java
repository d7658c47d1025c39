package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.Visitor;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Device;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// One request, and the answer to it.
public final class Exchange {
    private final Context context;
    private final RequestBody body;
    private final AccessTokens tokens;
    private final Network network;

    Exchange(Context context, RequestBody body, AccessTokens tokens, Network network) {
        this.context = context;
        this.body = body;
        this.tokens = tokens;
        this.network = network;
    }

    /// Where the request comes from, as far as that can be trusted.
    public Network network() {
        return network;
    }

    /// Who is at the door, on a device that the request says nothing about.
    public Visitor visitor() {
        return visitor(Device.UNKNOWN);
    }

    /// Who is at the door.
    ///
    /// @param device what the request says about it
    public Visitor visitor(Device device) {
        String agent = header("User-Agent");
        return new Visitor(device, network, agent == null ? "" : agent);
    }

    /// Who is calling a route that anybody may call, or null: a token that does not hold is as good as none.
    public @Nullable Caller callerIfAny() {
        return BearerToken.ifAny(context).flatMap(tokens::callerIfAny).orElse(null);
    }

    /// The JSON object in the body.
    ///
    /// @throws HttpRefusal when there is none, or it is too large or malformed
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when it is not an object
    public JsonInput body() {
        return JsonInput.of("body", body.json(context));
    }

    /// The JSON object in the body, or an empty one when there is no body.
    ///
    /// @throws HttpRefusal when it is too large or malformed
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when it is not an object
    public JsonInput bodyIfAny() {
        return JsonInput.of("body", body.jsonIfAny(context));
    }

    /// A variable part of the path.
    public String path(String name) {
        return context.pathParam(name);
    }

    /// @throws HttpRefusal when the query cannot be decoded
    public Query query() {
        return Query.of(context.queryString(), context.queryParamMap());
    }

    public @Nullable String header(String name) {
        return context.header(name);
    }

    public Exchange answerHeader(String name, String value) {
        context.header(name, value);
        return this;
    }

    public void answer(JsonNode answer) {
        answer(200, answer);
    }

    public void answer(int status, JsonNode answer) {
        answer(status, "application/json; charset=utf-8", Json.write(answer));
    }

    public void answer(int status, String contentType, byte[] answer) {
        context.status(status);
        context.contentType(contentType);
        if (contentType.startsWith("image/")) {
            context.res().setCharacterEncoding(null); // pictures have none
        }
        context.result(answer);
    }

    /// The path that was asked for.
    public String path() {
        return context.path();
    }
}
