package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.security.Argon2Cost;
import com.datifyy.adapters.security.Argon2PasswordHasher;
import com.datifyy.adapters.security.CommonPasswords;
import com.datifyy.adapters.security.HashingLimits;
import com.datifyy.adapters.security.JwtTokenIssuer;
import com.datifyy.adapters.security.SecureIds;
import com.datifyy.adapters.security.SigningSecret;
import com.datifyy.application.identity.port.PasswordBlocklist;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.bootstrap.settings.Secret;
import com.datifyy.bootstrap.settings.TokenSettings;
import com.datifyy.domain.identity.Session;
import org.jspecify.annotations.Nullable;

/// Tokens, passwords and random ids.
public record Security(
        TokenIssuer tokens,
        Argon2PasswordHasher passwords,
        PasswordBlocklist commonPasswords,
        IdGenerator ids,
        Session.Lifetime sessionLife) {

    public static Security of(TokenSettings settings) {
        return new Security(
                new JwtTokenIssuer(
                        new SigningSecret(settings.secret().value()),
                        previous(settings.previousSecret()),
                        settings.accessTokenLife()),
                hasher(settings),
                CommonPasswords.load(),
                new SecureIds(),
                new Session.Lifetime(settings.idleLife(), settings.sessionLife()));
    }

    /// The hasher alone, for whoever needs no tokens.
    public static Argon2PasswordHasher hasher(TokenSettings settings) {
        return new Argon2PasswordHasher(
                Argon2Cost.RECOMMENDED, HashingLimits.forProcessors(settings.passwordHashingLimit()));
    }

    private static @Nullable SigningSecret previous(@Nullable Secret secret) {
        return secret == null ? null : new SigningSecret(secret.value());
    }
}
