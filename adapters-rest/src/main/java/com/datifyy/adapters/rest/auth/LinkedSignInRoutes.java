package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.identity.LinkedSignIns;
import com.datifyy.application.identity.LinkedSignIns.LinkedSignIn;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// The other providers through which somebody signs in.
public final class LinkedSignInRoutes implements Routes.Part {
    private static final Vocabulary<IdentityProvider> PROVIDERS = Vocabulary.of(IdentityProvider.class);

    private final LinkedSignIns linked;

    public LinkedSignInRoutes(LinkedSignIns linked) {
        this.linked = linked;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("GET /api/v1/auth/identities", this::list)
                .forCaller("POST /api/v1/auth/identities", this::link)
                .forCaller("DELETE /api/v1/auth/identities/{provider}", this::unlink);
    }

    private void list(Exchange http, Caller caller) {
        ObjectNode json = Json.object();
        json.set(
                "identities",
                Json.list(linked.list(caller).stream()
                        .map(LinkedSignInRoutes::listed)
                        .toList()));
        http.answer(json);
    }

    private void link(Exchange http, Caller caller) {
        JsonInput body = http.body();
        IdentityProvider provider =
                linked.link(caller, () -> SignInRoutes.ofProvider(body), () -> body.text("password"), http.visitor());
        http.answer(Done.saying(provider.title() + " signs in to your account"));
    }

    private void unlink(Exchange http, Caller caller) {
        JsonInput body = http.bodyIfAny();
        IdentityProvider provider =
                linked.unlink(caller, () -> named(http), () -> body.text("password"), http.visitor());
        http.answer(Done.saying(provider.title() + " does not sign in to your account any more"));
    }

    private static IdentityProvider named(Exchange http) {
        IdentityProvider provider = PROVIDERS.read("provider", TextNode.valueOf(http.path("provider")));
        if (provider == null) {
            throw new NotFound("This provider");
        }
        return provider;
    }

    private static ObjectNode listed(LinkedSignIn signIn) {
        return Json.object()
                .put("provider", PROVIDERS.nameOf(signIn.provider()))
                .put("linkedAt", signIn.linkedAt().toString());
    }
}
