package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.oidc.FacebookApp;
import com.datifyy.adapters.oidc.OpenIdProvider;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// By whom else people may be known; each is null when it is not set up.
public record ProviderSettings(
        @Nullable OpenIdProvider google,
        @Nullable OpenIdProvider apple,
        @Nullable FacebookApp facebook) {

    static ProviderSettings read(Reading reading) {
        return new ProviderSettings(
                provider(reading, Variable.GOOGLE_CLIENT_IDS, OpenIdProvider::google),
                provider(reading, Variable.APPLE_CLIENT_IDS, OpenIdProvider::apple),
                facebook(reading));
    }

    private static @Nullable OpenIdProvider provider(
            Reading reading, Variable variable, Function<Set<String>, OpenIdProvider> provider) {
        var text = reading.text(variable);
        if (text == null) {
            return null;
        }
        try {
            return provider.apply(
                    Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet()));
        } catch (IllegalArgumentException unusable) {
            reading.problem(variable, "must be client ids separated by commas: " + unusable.getMessage());
            return null;
        }
    }

    private static @Nullable FacebookApp facebook(Reading reading) {
        var id = reading.text(Variable.FACEBOOK_APP_ID);
        var secret = reading.secret(Variable.FACEBOOK_APP_SECRET);
        var verified = reading.flag(Variable.FACEBOOK_EMAILS_ARE_VERIFIED, false);
        if (id == null && secret == null) {
            return null;
        }
        if (id == null || secret == null) {
            reading.problem(
                    id == null ? Variable.FACEBOOK_APP_ID : Variable.FACEBOOK_APP_SECRET,
                    "is missing: id and secret go together");
            return null;
        }
        try {
            var app = FacebookApp.of(id, secret.value());
            return new FacebookApp(app.graph(), app.appId(), app.appSecret(), verified);
        } catch (IllegalArgumentException unusable) {
            reading.problem(Variable.FACEBOOK_APP_ID, "and its secret cannot be used: " + unusable.getMessage());
            return null;
        }
    }
}
