package com.datifyy.adapters.oidc;

import com.datifyy.application.identity.port.IdentityProviders.Evidence;
import com.datifyy.domain.identity.AddressWord;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.ProvenIdentity;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/// Id tokens of OpenID Connect, as one provider issues them to this service's apps.
///
/// A token is accepted for an hour from when it was issued, even if it says that it lasts longer (Apple's last a day):
/// Google's last an hour, and its apps hand out the same one until it ends. An hour has to be enough to sign in.
final class IdTokens implements Evaluation {
    /// How far the provider's clock may be ahead. A token is never accepted a moment too late.
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    static final Duration OLDEST = Duration.ofHours(1);

    /// The end of the year 9999: no token lasts longer.
    private static final long LATEST_SECOND = 253_402_300_799L;

    private final IdentityProvider name;
    private final OpenIdProvider provider;
    private final KeySet keys;

    IdTokens(IdentityProvider name, OpenIdProvider provider, BoundedHttp http) {
        this.name = name;
        this.provider = provider;
        this.keys = new KeySet(name.title(), provider, http);
    }

    @Override
    public ProvenIdentity prove(Evidence evidence, Instant now) throws Unproven, Unanswered {
        if (evidence.idToken().isBlank()) {
            throw new InvalidInput("id_token", "is required");
        }
        SignedToken token = SignedToken.parse(evidence.idToken());
        JsonNode claims = token.claimsSignedBy(keys.find(token.keyId(), now));
        requireOurs(claims);
        requireCurrent(claims, now);
        requireNonce(claims.path("nonce"), evidence.nonce());
        return identityIn(claims);
    }

    private void requireOurs(JsonNode claims) throws Unproven {
        if (!provider.issuers().contains(claims.path("iss").asText(""))) {
            throw new Unproven("the token has another issuer");
        }
        JsonNode audience = claims.path("aud");
        JsonNode only = audience.isArray() && audience.size() == 1 ? audience.path(0) : audience;
        if (!isOurs(only)) {
            throw new Unproven("the token is for another audience");
        }
        if (claims.has("azp") && !isOurs(claims.path("azp"))) {
            throw new Unproven("the token was issued to another party");
        }
    }

    private boolean isOurs(JsonNode clientId) {
        return clientId.isTextual() && provider.clientIds().contains(clientId.textValue());
    }

    private static void requireCurrent(JsonNode claims, Instant now) throws Unproven {
        Instant issuedAt = time(claims, "iat");
        Instant latestStart = now.plus(CLOCK_SKEW);
        if (!now.isBefore(time(claims, "exp"))) {
            throw new Unproven("the token has expired");
        }
        if (issuedAt.isAfter(latestStart)
                || (claims.has("nbf") && time(claims, "nbf").isAfter(latestStart))) {
            throw new Unproven("the token is from the future");
        }
        if (issuedAt.plus(OLDEST).isBefore(now)) {
            throw new Unproven("the token is too old");
        }
    }

    private static Instant time(JsonNode claims, String claim) throws Unproven {
        JsonNode seconds = claims.path(claim);
        if (!seconds.isIntegralNumber()
                || !seconds.canConvertToLong()
                || seconds.longValue() < 0
                || seconds.longValue() > LATEST_SECOND) {
            throw new Unproven("the token does not tell " + claim);
        }
        return Instant.ofEpochSecond(seconds.longValue());
    }

    /// A token that carries a nonce is only good together with it, and one without is not good for somebody who had
    /// one put in. Apps hand the provider either the nonce or its hash.
    private static void requireNonce(JsonNode carried, String presented) throws Unproven {
        if (carried.isMissingNode() && presented.isEmpty()) {
            return;
        }
        boolean same = carried.isTextual()
                && !presented.isEmpty()
                && (same(carried.textValue(), presented) || same(carried.textValue(), sha256(presented)));
        if (!same) {
            throw new Unproven("the nonce is missing or another");
        }
    }

    private ProvenIdentity identityIn(JsonNode claims) throws Unproven {
        String subject = Particulars.subject(claims.path("sub"));
        Email email = Particulars.email(claims.path("email"));
        AddressWord word =
                email != null && isTrue(claims.path("email_verified")) ? wordOf(email, claims) : AddressWord.NONE;
        return new ProvenIdentity(name, subject, email, word, Particulars.name(claims.path("name")));
    }

    /// Google means by `email_verified` that the address was theirs when they told it, perhaps years ago. That it
    /// still is, it knows of its own mailboxes, and of those of organisations that have their accounts there, which
    /// the token names; a domain or a mailbox elsewhere may have passed on. Apple tells no
    /// address that it has not verified, and warns of none that may have changed hands.
    private AddressWord wordOf(Email email, JsonNode claims) {
        return switch (name) {
            case GOOGLE -> email.isAtGmail() || isNamed(claims.path("hd")) ? AddressWord.NOW : AddressWord.ONCE;
            case APPLE, FACEBOOK -> AddressWord.NOW;
        };
    }

    private static boolean isNamed(JsonNode claim) {
        return claim.isTextual() && !claim.textValue().isBlank();
    }

    /// Apple writes truth values as text now and then.
    private static boolean isTrue(JsonNode claim) {
        return claim.isTextual() ? claim.textValue().equals("true") : claim.isBoolean() && claim.booleanValue();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(utf8(one), utf8(other));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
