package com.datifyy.adapters.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A JSON Web Token in its compact form, of which nothing is believed yet.
///
/// Of its header only the name of the key is used. What it says about the algorithm has to agree with that key; keys
/// that it carries or links to are not looked at.
final class SignedToken {
    /// Those of Google and Apple have about 1,000 characters.
    static final int LONGEST = 8 * 1024;

    private final JsonNode header;
    private final String payload;
    private final byte[] content;
    private final byte[] signature;

    private SignedToken(JsonNode header, String payload, byte[] content, byte[] signature) {
        this.header = header;
        this.payload = payload;
        this.content = content;
        this.signature = signature;
    }

    /// @throws Unproven when the text is not a signed token of at most 8 KiB
    static SignedToken parse(String text) throws Unproven {
        if (text.length() > LONGEST) {
            throw new Unproven("the token is too long");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new Unproven("the token does not have three parts");
        }
        byte[] content = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
        return new SignedToken(object(parts[0]), parts[1], content, decoded(parts[2]));
    }

    /// @throws Unproven when the token names no key, or is of a kind that is not accepted here
    String keyId() throws Unproven {
        if (header.has("crit")) {
            throw new Unproven("the token demands an extension");
        }
        if (!header.path("typ").asText("JWT").equalsIgnoreCase("JWT")) {
            throw new Unproven("the token is of another type");
        }
        JsonNode id = header.path("kid");
        if (!id.isTextual()) {
            throw new Unproven("the token names no key");
        }
        return id.textValue();
    }

    /// What the token says, which is read only once the signature holds.
    ///
    /// @throws Unproven when it does not
    JsonNode claimsSignedBy(VerificationKey key) throws Unproven {
        if (!key.algorithm().name().equals(header.path("alg").textValue())) {
            throw new Unproven("the token names another algorithm than its key's");
        }
        if (!key.hasSigned(content, signature)) {
            throw new Unproven("the signature does not hold");
        }
        return object(payload);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }

    private static JsonNode object(String part) throws Unproven {
        return StrictJson.object(decoded(part))
                .orElseThrow(() -> new Unproven("a part of the token is not a JSON object"));
    }

    /// Of the spellings that decode to the same bytes, only the shortest is accepted.
    private static byte[] decoded(String part) throws Unproven {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new Unproven("a part of the token is not base64url");
    }
}
