package com.datifyy.adapters.grpc;

import com.datifyy.adapters.grpc.admin.AdminGrpcService;
import com.datifyy.adapters.grpc.auth.AuthGrpcService;
import com.datifyy.adapters.grpc.availability.AvailabilityGrpcService;
import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.user.UserGrpcService;
import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.dates.LoveZone;
import com.datifyy.application.dates.OwnDates;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.AccountClosure;
import com.datifyy.application.identity.ContactVerification;
import com.datifyy.application.identity.DataExport;
import com.datifyy.application.identity.DeviceTrust;
import com.datifyy.application.identity.LinkedSignIns;
import com.datifyy.application.identity.PasswordRecovery;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.ProviderSignIn;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SecondFactor;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.office.StaffOffice;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.application.profile.PeopleSearch;
import com.datifyy.application.profile.PhotoGallery;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.Recommendations;
import com.datifyy.application.safety.Blocking;
import com.datifyy.application.safety.Reporting;
import com.datifyy.application.scheduling.DateScheduling;
import com.datifyy.application.settings.SettingsEditing;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.RequestLimits;
import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.List;

/// Everything the gRPC services ask the application for.
public record GrpcApi(
        AccessTokens tokens,
        StaffOffice office,
        RequestLimits limits,
        Registration registration,
        SignIn signIn,
        PhoneSignIn phoneSignIn,
        ProviderSignIn providerSignIn,
        SessionControl sessions,
        DeviceTrust devices,
        ContactVerification verification,
        PasswordRecovery recovery,
        SecondFactor secondFactor,
        LinkedSignIns linked,
        AccountClosure closure,
        DataExport export,
        ProfileEditing profiles,
        PreferenceEditing preferences,
        PeopleSearch search,
        Recommendations recommendations,
        PhotoGallery photos,
        AvailabilityPlanning availability,
        DateScheduling scheduling,
        LoveZone loveZone,
        OwnDates dates,
        SettingsEditing settings,
        Blocking blocking,
        Reporting reporting,
        Idempotency idempotency,
        InstantSource clock) {

    /// The services of the contract.
    List<BindableService> services() {
        return List.of(
                new AuthGrpcService(
                        tokens,
                        registration,
                        signIn,
                        phoneSignIn,
                        providerSignIn,
                        sessions,
                        devices,
                        verification,
                        recovery,
                        secondFactor,
                        linked),
                new UserGrpcService(
                        profiles,
                        preferences,
                        search,
                        recommendations,
                        photos,
                        closure,
                        export,
                        settings,
                        loveZone,
                        dates,
                        blocking,
                        reporting,
                        new Repeats(idempotency),
                        clock),
                new AvailabilityGrpcService(availability, new Repeats(idempotency)),
                new AdminGrpcService(office, scheduling, new Repeats(idempotency), clock));
    }
}
