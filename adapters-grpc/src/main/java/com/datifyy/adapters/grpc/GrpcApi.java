package com.datifyy.adapters.grpc;

import com.datifyy.adapters.grpc.admin.AdminGrpcService;
import com.datifyy.adapters.grpc.auth.AuthGrpcService;
import com.datifyy.adapters.grpc.availability.AvailabilityGrpcService;
import com.datifyy.adapters.grpc.user.UserGrpcService;
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
import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.List;

/// Everything the gRPC services ask the application for.
public record GrpcApi(
        AccessTokens tokens,
        RequestLimits limits,
        Registration registration,
        SignIn signIn,
        SessionControl sessions,
        ProfileEditing profiles,
        PreferenceEditing preferences,
        PeopleSearch search,
        Recommendations recommendations,
        AvailabilityPlanning availability,
        InstantSource clock) {

    /// The services of the contract.
    List<BindableService> services() {
        return List.of(
                new AuthGrpcService(limits, registration, signIn, sessions),
                new UserGrpcService(profiles, preferences, search, recommendations, clock),
                new AvailabilityGrpcService(availability),
                new AdminGrpcService());
    }
}
