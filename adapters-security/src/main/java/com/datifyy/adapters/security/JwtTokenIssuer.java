package com.datifyy.adapters.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Access tokens as JSON Web Tokens signed with HMAC-SHA256, and refresh tokens as random text.
///
/// Nothing in a token chooses how it is checked: the signature comes first, with the service's own keys and one
/// algorithm, and only what is signed is read at all. Algorithm, key id, issuer, audience and type are then compared
/// with fixed values, and the times with the instant handed in.
public final class JwtTokenIssuer implements TokenIssuer {
    static final String ISSUER = "datifyy";
    static final String AUDIENCE = "datifyy-api";
    static final String TYPE = "at+jwt";
    private static final String ALGORITHM = "HS256";
    private static final String SESSION = "sid";

    /// Ours have about 400 characters; longer ones are not even read.
    static final int LONGEST_TOKEN = 2_048;

    /// How far the clocks of two instances may be apart: a token may be this much younger than now, but never a
    /// moment too old.
    static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final Key signing;
    private final List<Key> accepted;
    private final SecretKey successorKey;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();

    private record Key(String id, Algorithm algorithm) {
        static Key of(SigningSecret secret) {
            return new Key(secret.keyId(), Algorithm.HMAC256(secret.bytes()));
        }

        /// The signature of everything before a token's last dot, in the only spelling that is accepted.
        String signatureOf(String content) {
            int dot = content.indexOf('.');
            return urlSafe(algorithm.sign(utf8(content.substring(0, dot)), utf8(content.substring(dot + 1))));
        }
    }

    /// @param previous a secret that is being replaced: its tokens are accepted, none is signed with it
    /// @param lifetime of access tokens, in whole seconds
    public JwtTokenIssuer(SigningSecret current, @Nullable SigningSecret previous, Duration lifetime) {
        this.signing = Key.of(current);
        this.accepted = previous == null ? List.of(signing) : List.of(signing, Key.of(previous));
        this.successorKey = current.derived("refresh token successor");
        this.lifetime = lifetime;
    }

    @Override
    public AccessToken issue(Caller caller, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(lifetime);
        String token = JWT.create()
                .withHeader(Map.of("typ", TYPE))
                .withKeyId(signing.id())
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withSubject(caller.id().toString())
                .withClaim(SESSION, caller.session().toString())
                .withJWTId(UUID.randomUUID().toString())
                .withIssuedAt(issuedAt)
                .withNotBefore(issuedAt)
                .withExpiresAt(expiresAt)
                .sign(signing.algorithm());
        return new AccessToken(token, expiresAt);
    }

    @Override
    public Optional<Caller> verify(String accessToken, Instant now) {
        if (accessToken.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        return signerOf(accessToken).flatMap(key -> callerIn(accessToken, key, now));
    }

    @Override
    public String newRefreshToken() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return urlSafe(bytes);
    }

    @Override
    public String successorOf(String refreshToken, String salt) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(successorKey);
            mac.update(utf8(refreshToken));
            mac.update((byte) 0); // keeps apart where the token ends and the salt begins
            return urlSafe(mac.doFinal(utf8(salt)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String fingerprintOf(String refreshToken) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(utf8(refreshToken));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The key that a token is signed with. Until there is one, nothing in the token is read.
    private Optional<Key> signerOf(String token) {
        int beforeSignature = token.lastIndexOf('.');
        if (beforeSignature < 0 || token.indexOf('.') == beforeSignature) {
            return Optional.empty();
        }
        String content = token.substring(0, beforeSignature);
        byte[] signature = utf8(token.substring(beforeSignature + 1));
        return accepted.stream()
                .filter(key -> MessageDigest.isEqual(utf8(key.signatureOf(content)), signature))
                .findFirst();
    }

    private static Optional<Caller> callerIn(String accessToken, Key signer, Instant now) {
        try {
            DecodedJWT token = JWT.decode(accessToken);
            return isOurs(token, signer) && isCurrent(token, now) ? callerOf(token) : Optional.empty();
        } catch (JWTDecodeException | DateTimeException malformed) {
            // the second is thrown for times that no calendar reaches
            return Optional.empty();
        }
    }

    private static boolean isOurs(DecodedJWT token, Key signer) {
        return ALGORITHM.equals(token.getAlgorithm())
                && signer.id().equals(token.getKeyId())
                && TYPE.equals(token.getType())
                && ISSUER.equals(token.getIssuer())
                && List.of(AUDIENCE).equals(token.getAudience());
    }

    private static boolean isCurrent(DecodedJWT token, Instant now) {
        Instant issuedAt = token.getIssuedAtAsInstant();
        Instant notBefore = token.getNotBeforeAsInstant();
        Instant expiresAt = token.getExpiresAtAsInstant();
        Instant latestStart = now.plus(CLOCK_SKEW);
        return issuedAt != null
                && notBefore != null
                && expiresAt != null
                && !issuedAt.isAfter(latestStart)
                && !notBefore.isAfter(latestStart)
                && now.isBefore(expiresAt);
    }

    private static Optional<Caller> callerOf(DecodedJWT token) {
        String subject = token.getSubject();
        String session = token.getClaim(SESSION).asString();
        if (subject == null || session == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Caller(UserId.parse(subject), new SessionId(UUID.fromString(session))));
        } catch (NotFound | IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String urlSafe(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
