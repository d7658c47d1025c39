package com.datifyy.adapters.rest;

import com.datifyy.adapters.rest.account.AccountRoutes;
import com.datifyy.adapters.rest.admin.FigureRoutes;
import com.datifyy.adapters.rest.admin.OversightRoutes;
import com.datifyy.adapters.rest.admin.SlackRoutes;
import com.datifyy.adapters.rest.admin.StaffRoutes;
import com.datifyy.adapters.rest.admin.StaffSignInRoutes;
import com.datifyy.adapters.rest.admin.UserAdminRoutes;
import com.datifyy.adapters.rest.auth.LinkedSignInRoutes;
import com.datifyy.adapters.rest.auth.PasswordRoutes;
import com.datifyy.adapters.rest.auth.SecondFactorRoutes;
import com.datifyy.adapters.rest.auth.SessionRoutes;
import com.datifyy.adapters.rest.auth.SignInRoutes;
import com.datifyy.adapters.rest.auth.TokenRoutes;
import com.datifyy.adapters.rest.auth.VerificationRoutes;
import com.datifyy.adapters.rest.availability.AvailabilityRoutes;
import com.datifyy.adapters.rest.curation.CurationRoutes;
import com.datifyy.adapters.rest.curation.SuggestionRoutes;
import com.datifyy.adapters.rest.dates.DateRoutes;
import com.datifyy.adapters.rest.dates.LoveZoneRoutes;
import com.datifyy.adapters.rest.docs.DocsRoutes;
import com.datifyy.adapters.rest.health.HealthRoutes;
import com.datifyy.adapters.rest.health.TrialRoutes;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.preferences.PreferencesRoutes;
import com.datifyy.adapters.rest.profile.PhotoRoutes;
import com.datifyy.adapters.rest.profile.ProfileRoutes;
import com.datifyy.adapters.rest.safety.SafetyRoutes;
import com.datifyy.adapters.rest.settings.SettingsRoutes;
import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.curation.SuggestionResponses;
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
import com.datifyy.application.identity.PublishedKeys;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Everything the REST interface offers.
public record RestApi(
        Accounts accounts,
        StaffOffice office,
        ProfileEditing profiles,
        PreferenceEditing preferences,
        PeopleSearch search,
        Recommendations recommendations,
        PhotoGallery photos,
        AvailabilityPlanning availability,
        Dates dates,
        SettingsEditing settings,
        Blocking blocking,
        Reporting reporting,
        SuggestionResponses suggestions,
        RequestLimits limits,
        Idempotency idempotency,
        HealthRoutes.About about,
        HealthRoutes.Probes probes,
        TrialRoutes.Trials trials,
        InstantSource clock) {

    /// What concerns accounts: becoming a member, signing in, staying signed in, and leaving.
    public record Accounts(
            AccessTokens tokens,
            PublishedKeys keys,
            Registration registration,
            SignIn signIn,
            PhoneSignIn phoneSignIn,
            ProviderSignIn providerSignIn,
            SessionControl sessions,
            DeviceTrust devices,
            ContactVerification contacts,
            PasswordRecovery passwords,
            SecondFactor secondFactor,
            LinkedSignIns linked,
            AccountClosure closure,
            DataExport export) {

        List<Routes.Part> parts(InstantSource clock) {
            return List.of(
                    new SignInRoutes(registration, signIn, phoneSignIn, providerSignIn, clock),
                    new TokenRoutes(sessions, tokens, keys, clock),
                    new VerificationRoutes(contacts, passwords),
                    new PasswordRoutes(passwords),
                    new SessionRoutes(sessions, devices),
                    new SecondFactorRoutes(secondFactor),
                    new LinkedSignInRoutes(linked),
                    new AccountRoutes(closure, export));
        }
    }

    /// What concerns dates of two people.
    public record Dates(DateScheduling scheduling, OwnDates own, LoveZone loveZone) {}

    List<Routes.Part> parts() {
        List<Routes.Part> parts = new ArrayList<>(accounts.parts(clock));
        parts.add(new StaffSignInRoutes(office.signIn(), clock));
        parts.add(new StaffRoutes(office.directory()));
        parts.add(new FigureRoutes(office.insights()));
        parts.add(new SlackRoutes(office.slack()));
        parts.add(new HealthRoutes(about, probes, clock));
        parts.add(new TrialRoutes(trials));
        parts.add(new DocsRoutes());
        parts.add(new ProfileRoutes(profiles, search, recommendations, clock));
        parts.add(new PhotoRoutes(photos, clock));
        parts.add(new PreferencesRoutes(preferences));
        parts.add(new AvailabilityRoutes(availability));
        parts.add(new DateRoutes(dates.scheduling()));
        parts.add(new LoveZoneRoutes(dates.loveZone(), dates.own()));
        parts.add(new SettingsRoutes(settings));
        parts.add(new SafetyRoutes(blocking, reporting));
        parts.add(new SuggestionRoutes(suggestions));
        parts.add(new CurationRoutes(office.candidates(), office.analysis(), office.curation()));
        parts.add(new UserAdminRoutes(office.users(), office.moderation()));
        parts.add(new OversightRoutes(office.reports(), office.deeds()));
        return parts;
    }
}
