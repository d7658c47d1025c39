package com.datifyy.adapters.sms;

import com.datifyy.application.notification.port.Delivery;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Set;

/// What an answer of Twilio means for the message.
///
/// Only a refusal of this recipient is final; its other refusals are about the account, which can be mended. The words
/// are always ours: the provider's own repeat the number.
final class TwilioAnswer {
    /// Invalid (21211, 21217), out of reach (21214), unsubscribed (21610), no mobile telephone (21614), a short code
    /// (21265) or a landline (21635). See <https://www.twilio.com/docs/api/errors>.
    private static final Set<Integer> ABOUT_THE_RECIPIENT = Set.of(21211, 21214, 21217, 21265, 21610, 21614, 21635);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TwilioAnswer() {}

    static Delivery meaningOf(int status, byte[] body) {
        return switch (status) {
            case 201 -> accepted(body);
            case 400 -> refused(codeIn(body));
            case 401, 403 ->
                new Delivery.Later(
                        "the text message provider refuses the account or its secret" + inBrackets(codeIn(body)));
            case 429 -> new Delivery.Later("the text message provider asks for fewer messages");
            default -> {
                if (status >= 500) {
                    yield new Delivery.Later("the text message provider has a problem (" + status + ")");
                }
                // a redirect, another success, or not found: this is not the interface that was asked
                yield new Delivery.Later("the text message provider's address answers something else (" + status + ")");
            }
        };
    }

    /// Accepted is what names the message, and not any answer that calls itself a success.
    private static Delivery accepted(byte[] body) {
        return json(body).path("sid").isTextual()
                ? new Delivery.Done()
                : new Delivery.Later("the text message provider's answer cannot be read");
    }

    private static Delivery refused(int code) {
        return ABOUT_THE_RECIPIENT.contains(code)
                ? new Delivery.Never("the text message provider refuses the recipient (" + code + ")")
                : new Delivery.Later("the text message provider refuses the message" + inBrackets(code));
    }

    private static String inBrackets(int code) {
        return code > 0 ? " (" + code + ")" : "";
    }

    private static int codeIn(byte[] body) {
        JsonNode code = json(body).path("code");
        return code.isInt() ? code.intValue() : 0;
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
