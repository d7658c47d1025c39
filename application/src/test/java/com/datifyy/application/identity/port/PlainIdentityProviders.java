package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.AddressWord;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.ProvenIdentity;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.Unauthenticated;

/// Identity providers that believe what they are told: an id token reads `subject/email/verified/name`, with
/// nothing between the slashes for what is not known, and `once` for an address that may have passed on. Facebook
/// is not set up.
public final class PlainIdentityProviders implements IdentityProviders {
    @Override
    public ProvenIdentity prove(IdentityProvider provider, Evidence evidence) {
        if (provider == IdentityProvider.FACEBOOK) {
            throw new NotConfigured("Signing in with Facebook");
        }
        String[] parts = evidence.idToken().split("/", -1);
        if (parts.length != 4) {
            throw new Unauthenticated("The token proves nothing");
        }
        return new ProvenIdentity(
                provider,
                parts[0],
                parts[1].isEmpty() ? null : new Email(parts[1]),
                switch (parts[2]) {
                    case "verified" -> AddressWord.NOW;
                    case "once" -> AddressWord.ONCE;
                    default -> AddressWord.NONE;
                },
                parts[3]);
    }
}
