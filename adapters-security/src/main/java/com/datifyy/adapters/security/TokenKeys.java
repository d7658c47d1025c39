package com.datifyy.adapters.security;

import com.datifyy.application.identity.port.PublicKeys;
import com.datifyy.domain.identity.VerificationKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The service's own keys for access tokens: the one that signs, and all whose tokens are accepted.
///
/// With a private key, new tokens are signed with it. Tokens signed with the secrets stay accepted all the same:
/// they are ours, run out within their short life, and so switching over needs no overlap to be configured.
public final class TokenKeys implements PublicKeys {
    private final TokenSigner signer;
    private final List<TokenKey> accepted;

    private TokenKeys(TokenSigner signer, Stream<? extends TokenKey> others) {
        this.signer = signer;
        var byId = new LinkedHashMap<String, TokenKey>();
        byId.put(signer.key().id(), signer.key());
        others.forEach(key -> byId.putIfAbsent(key.id(), key));
        this.accepted = List.copyOf(byId.values());
    }

    /// Tokens are signed with a secret, HS256, and nobody but the service can check them.
    ///
    /// @param previous a secret that is being replaced: its tokens are accepted, none is signed with it
    public static TokenKeys symmetric(SigningSecret current, @Nullable SigningSecret previous) {
        return new TokenKeys(new SecretTokenKey(current), secrets(current, previous));
    }

    /// Tokens are signed with a private key, ES256 or EdDSA, and everybody can check them.
    ///
    /// @param secret whose tokens are accepted too
    /// @param previousSecret whose tokens are accepted too
    /// @param previous public keys of private keys that are being replaced: their tokens are accepted
    public static TokenKeys asymmetric(
            PrivateTokenKey current,
            List<PublicTokenKey> previous,
            SigningSecret secret,
            @Nullable SigningSecret previousSecret) {
        return new TokenKeys(current, Stream.concat(previous.stream(), secrets(secret, previousSecret)));
    }

    /// The public keys whose tokens are accepted, the signing one first; a secret is never among them.
    @Override
    public List<VerificationKey> all() {
        return accepted.stream().flatMap(TokenKeys::published).toList();
    }

    TokenSigner signer() {
        return signer;
    }

    /// Each key once, the signing one's first.
    List<TokenKey> accepted() {
        return accepted;
    }

    private static Stream<SecretTokenKey> secrets(SigningSecret current, @Nullable SigningSecret previous) {
        return (previous == null ? Stream.of(current) : Stream.of(current, previous)).map(SecretTokenKey::new);
    }

    private static Stream<VerificationKey> published(TokenKey key) {
        return switch (key) {
            case PublicTokenKey open -> Stream.of(open.published());
            case SecretTokenKey _ -> Stream.empty();
        };
    }
}
