package com.datifyy.adapters.rest;

import com.datifyy.adapters.rest.auth.AuthRoutes;
import com.datifyy.adapters.rest.availability.AvailabilityRoutes;
import com.datifyy.adapters.rest.docs.DocsRoutes;
import com.datifyy.adapters.rest.health.HealthRoutes;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.preferences.PreferencesRoutes;
import com.datifyy.adapters.rest.profile.ProfileRoutes;
import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.application.profile.PeopleSearch;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.Recommendations;
import com.datifyy.application.shared.RequestLimits;
import java.time.InstantSource;
import java.util.List;

/// Everything the REST interface offers.
public record RestApi(
        AccessTokens tokens,
        Registration registration,
        SignIn signIn,
        SessionControl sessions,
        ProfileEditing profiles,
        PreferenceEditing preferences,
        PeopleSearch search,
        Recommendations recommendations,
        AvailabilityPlanning availability,
        RequestLimits limits,
        HealthRoutes.About about,
        HealthRoutes.Probes probes,
        InstantSource clock) {

    List<Routes.Part> parts() {
        return List.of(
                new HealthRoutes(about, probes, clock),
                new DocsRoutes(),
                new AuthRoutes(registration, signIn, sessions, tokens, limits, clock),
                new ProfileRoutes(profiles, search, recommendations, clock),
                new PreferencesRoutes(preferences),
                new AvailabilityRoutes(availability));
    }
}
