package com.datifyy.adapters.oidc;

import com.datifyy.application.identity.port.IdentityProviders;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.ProvenIdentity;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The identity providers out in the world. Google and Apple are asked for their keys now and then, Facebook twice for
/// each sign-in.
///
/// Nobody is asked before the first sign-in. An answer or a refusal comes within five seconds with Google and Apple,
/// and within eight with Facebook.
public final class HttpIdentityProviders implements IdentityProviders, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpIdentityProviders.class);

    private final Map<IdentityProvider, Evaluation> evaluations = new EnumMap<>(IdentityProvider.class);
    private final InstantSource clock;
    private final BoundedHttp http;

    /// A provider that is null is not set up: signing in with it is refused.
    public HttpIdentityProviders(
            @Nullable OpenIdProvider google,
            @Nullable OpenIdProvider apple,
            @Nullable FacebookApp facebook,
            InstantSource clock) {
        this(google, apple, facebook, clock, BoundedHttp.Limits.USUAL);
    }

    HttpIdentityProviders(
            @Nullable OpenIdProvider google,
            @Nullable OpenIdProvider apple,
            @Nullable FacebookApp facebook,
            InstantSource clock,
            BoundedHttp.Limits limits) {
        this.clock = clock;
        this.http = new BoundedHttp(limits);
        if (google != null) {
            evaluations.put(IdentityProvider.GOOGLE, new IdTokens(IdentityProvider.GOOGLE, google, http));
        }
        if (apple != null) {
            evaluations.put(IdentityProvider.APPLE, new IdTokens(IdentityProvider.APPLE, apple, http));
        }
        if (facebook != null) {
            evaluations.put(IdentityProvider.FACEBOOK, new FacebookTokens(facebook, http));
        }
    }

    @Override
    public ProvenIdentity prove(IdentityProvider provider, Evidence evidence) {
        var evaluation = evaluations.get(provider);
        if (evaluation == null) {
            throw new NotConfigured("Signing in with " + provider.title());
        }
        try {
            return evaluation.prove(evidence, clock.instant());
        } catch (Unproven unproven) {
            // Not louder: anybody can cause it, as often as they like.
            LOG.debug("Signing in with {} refused: {}", provider.title(), unproven.getMessage());
            throw new Unauthenticated("Signing in with " + provider.title() + " did not succeed");
        } catch (Unanswered unanswered) {
            LOG.warn("Signing in with {} is not possible: {}", provider.title(), unanswered.getMessage());
            throw new Unavailable("Signing in with " + provider.title());
        }
    }

    /// Ends what is under way; afterwards nobody can be asked.
    @Override
    public void close() {
        http.close();
    }
}
