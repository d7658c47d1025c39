package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.security.AesSecretBox;
import com.datifyy.adapters.security.Argon2PasswordHasher;
import com.datifyy.adapters.security.CommonPasswords;
import com.datifyy.adapters.security.DataKey;
import com.datifyy.adapters.security.HashingLimits;
import com.datifyy.adapters.security.HmacOneTimeSecrets;
import com.datifyy.adapters.security.HmacPhotoLinks;
import com.datifyy.adapters.security.JwtTokenIssuer;
import com.datifyy.adapters.security.SecureIds;
import com.datifyy.adapters.security.SigningSecret;
import com.datifyy.adapters.security.TokenKeys;
import com.datifyy.application.identity.port.OneTimeSecrets;
import com.datifyy.application.identity.port.PasswordBlocklist;
import com.datifyy.application.identity.port.PublicKeys;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.SecretBox;
import com.datifyy.bootstrap.settings.KeySettings;
import com.datifyy.bootstrap.settings.Secret;
import com.datifyy.bootstrap.settings.TokenSettings;
import com.datifyy.domain.identity.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tokens, passwords, secrets and random ids.
///
/// @param box seals what is stored
/// @param passingBox seals what is kept elsewhere for minutes, and cursors
public record Security(
        TokenIssuer tokens,
        PublicKeys publicKeys,
        Argon2PasswordHasher passwords,
        PasswordBlocklist commonPasswords,
        OneTimeSecrets secrets,
        SecretBox box,
        SecretBox passingBox,
        PhotoLinks photoLinks,
        IdGenerator ids,
        Session.Lifetime sessionLife) {

    public static Security of(TokenSettings settings, KeySettings keySettings) {
        var secret = new SigningSecret(settings.secret().value());
        var previous = previous(settings.previousSecret());
        var signing = keySettings.signing();
        var keys = signing == null
                ? TokenKeys.symmetric(secret, previous)
                : TokenKeys.asymmetric(signing, keySettings.previousSigning(), secret, previous);
        var data = keySettings.data() == null ? DataKey.derivedFrom(secret) : keySettings.data();
        return new Security(
                new JwtTokenIssuer(secret, keys, settings.accessTokenLife()),
                keys,
                hasher(settings),
                new CommonPasswords(),
                new HmacOneTimeSecrets(data),
                new AesSecretBox(data, olderData(keySettings, secret, previous)),
                AesSecretBox.inPassing(data),
                new HmacPhotoLinks(data),
                new SecureIds(),
                new Session.Lifetime(settings.idleLife(), settings.sessionLife()));
    }

    /// The hasher alone, for whoever needs no tokens.
    public static Argon2PasswordHasher hasher(TokenSettings settings) {
        return new Argon2PasswordHasher(
                settings.passwordCost(),
                hashingLimits(settings, Runtime.getRuntime().maxMemory()));
    }

    /// How much of it is taken on at once in a heap of this size at most.
    public static HashingLimits hashingLimits(TokenSettings settings, long heapBytes) {
        return HashingLimits.forProcessors(settings.passwordHashingLimit()).within(heapBytes, settings.passwordCost());
    }

    private static @Nullable SigningSecret previous(@Nullable Secret secret) {
        return secret == null ? null : new SigningSecret(secret.value());
    }

    /// What was sealed before a data key was given, or with one before it, opens as well.
    private static List<DataKey> olderData(
            KeySettings settings, SigningSecret secret, @Nullable SigningSecret previous) {
        List<DataKey> older = new ArrayList<>(settings.previousData());
        if (settings.data() != null) {
            older.add(DataKey.derivedFrom(secret));
        }
        if (previous != null) {
            older.add(DataKey.derivedFrom(previous));
        }
        return older;
    }
}
