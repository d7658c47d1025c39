package com.datifyy.adapters.security;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
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

/// Access tokens as signed JSON Web Tokens, and refresh tokens as random text.
///
/// Nothing in a token chooses how it is checked. Each of the service's own keys has one algorithm and writes one
/// header, which names both; a token's header is looked up among these, letter by letter, and not read. Then comes
/// the signature, and only what is signed is read at all: issuer and audience are compared with fixed values,
/// and the times with the instant handed in, every time.
public final class JwtTokenIssuer implements TokenIssuer {
    static final String ISSUER = "datifyy";
    static final String AUDIENCE = "datifyy-api";
    static final String TYPE = "at+jwt";
    private static final String SESSION = "sid";

    /// Ours have about 400 characters; longer ones are not even read.
    static final int LONGEST_TOKEN = 2_048;

    /// How far the clocks of two instances may be apart: a token may be this much younger than now, but never a
    /// moment too old.
    static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final TokenSigner signer;
    private final Map<String, TokenKey> keysByHeader;
    private final VerifiedTokens verified = new VerifiedTokens();
    private final SecretKey successorKey;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();

    /// @param secret makes the successors of refresh tokens
    /// @param keys sign access tokens and check them
    /// @param lifetime of access tokens, in whole seconds
    public JwtTokenIssuer(SigningSecret secret, TokenKeys keys, Duration lifetime) {
        this.signer = keys.signer();
        this.keysByHeader = keys.accepted().stream().collect(toUnmodifiableMap(JwtTokenIssuer::headerOf, key -> key));
        this.successorKey = secret.derived("refresh token successor");
        this.lifetime = lifetime;
    }

    @Override
    public AccessToken issue(Caller caller, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plus(lifetime);
        String token = tokenOf(signer.key())
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withSubject(caller.id().toString())
                .withClaim(SESSION, caller.session().toString())
                .withJWTId(UUID.randomUUID().toString())
                .withIssuedAt(issuedAt)
                .withNotBefore(issuedAt)
                .withExpiresAt(expiresAt)
                .sign(new SigningAlgorithm(signer.key().algorithm(), signer::sign));
        return new AccessToken(token, expiresAt);
    }

    @Override
    public Optional<Verified> verify(String accessToken, Instant now) {
        if (accessToken.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Optional<VerifiedToken> known = verified.find(accessToken);
        Optional<VerifiedToken> token = known.isPresent() ? known : read(accessToken);
        boolean current =
                token.filter(content -> content.isCurrent(now, CLOCK_SKEW)).isPresent();
        if (current && known.isEmpty()) {
            verified.add(accessToken, token.get());
        } else if (!current && known.isPresent()) {
            verified.remove(accessToken);
        }
        return current ? token.map(content -> new Verified(content.caller(), content.expiresAt())) : Optional.empty();
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

    /// What a token says, if one of our keys signed it. Until that is certain, nothing in it is read.
    private Optional<VerifiedToken> read(String token) {
        int afterHeader = token.indexOf('.');
        int beforeSignature = token.lastIndexOf('.');
        if (afterHeader == beforeSignature) {
            return Optional.empty();
        }
        @Nullable TokenKey key = keysByHeader.get(token.substring(0, afterHeader));
        return key != null && isSigned(key, token.substring(0, beforeSignature), token.substring(beforeSignature + 1))
                ? contentOf(token)
                : Optional.empty();
    }

    /// A signature has one spelling only: without padding, and with zero in the bits that base64 leaves over.
    private static boolean isSigned(TokenKey key, String content, String signature) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(signature);
            return urlSafe(bytes).equals(signature) && key.signed(utf8(content), bytes);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static Optional<VerifiedToken> contentOf(String accessToken) {
        try {
            DecodedJWT token = JWT.decode(accessToken);
            return isOurs(token) ? contentOf(token) : Optional.empty();
        } catch (JWTDecodeException | DateTimeException malformed) {
            // the second is thrown for times that no calendar reaches
            return Optional.empty();
        }
    }

    private static boolean isOurs(DecodedJWT token) {
        return ISSUER.equals(token.getIssuer()) && List.of(AUDIENCE).equals(token.getAudience());
    }

    private static Optional<VerifiedToken> contentOf(DecodedJWT token) {
        Instant issuedAt = token.getIssuedAtAsInstant();
        Instant notBefore = token.getNotBeforeAsInstant();
        Instant expiresAt = token.getExpiresAtAsInstant();
        if (issuedAt == null || notBefore == null || expiresAt == null) {
            return Optional.empty();
        }
        Instant validFrom = issuedAt.isAfter(notBefore) ? issuedAt : notBefore;
        return callerOf(token).map(caller -> new VerifiedToken(caller, validFrom, expiresAt));
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

    /// What all tokens of one key begin with, up to their first dot.
    private static String headerOf(TokenKey key) {
        String token = tokenOf(key).sign(new SigningAlgorithm(key.algorithm(), _ -> new byte[0]));
        return token.substring(0, token.indexOf('.'));
    }

    private static JWTCreator.Builder tokenOf(TokenKey key) {
        return JWT.create().withHeader(Map.of("typ", TYPE)).withKeyId(key.id());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String urlSafe(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
