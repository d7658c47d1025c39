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
import com.datifyy.application.membership.Membership;
import com.datifyy.application.office.StaffOffice;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.RequestLimits;
import java.time.InstantSource;
import java.util.List;

/// Everything the REST interface offers.
public record RestApi(
        Membership members,
        StaffOffice office,
        RequestLimits limits,
        Idempotency idempotency,
        HealthRoutes.About about,
        HealthRoutes.Probes probes,
        TrialRoutes.Trials trials,
        InstantSource clock) {

    List<Routes.Part> parts() {
        var accounts = members.accounts();
        return List.of(
                new SignInRoutes(
                        accounts.registration(),
                        accounts.signIn(),
                        accounts.phoneSignIn(),
                        accounts.providerSignIn(),
                        clock),
                new TokenRoutes(accounts.sessions(), accounts.tokens(), accounts.keys(), clock),
                new VerificationRoutes(accounts.contactCodes(), accounts.contacts(), accounts.passwords()),
                new PasswordRoutes(accounts.passwords()),
                new SessionRoutes(accounts.sessions(), accounts.devices()),
                new SecondFactorRoutes(accounts.secondFactor()),
                new LinkedSignInRoutes(accounts.linked()),
                new AccountRoutes(accounts.closure(), accounts.export()),
                new ProfileRoutes(members.profiles(), members.search(), members.recommendations(), clock),
                new PhotoRoutes(members.photos(), clock),
                new PreferencesRoutes(members.preferences()),
                new AvailabilityRoutes(members.availability()),
                new SuggestionRoutes(members.suggestions()),
                new LoveZoneRoutes(members.loveZone(), members.dates()),
                new SettingsRoutes(members.settings()),
                new SafetyRoutes(members.blocking(), members.reporting()),
                new StaffSignInRoutes(office.signIn(), clock),
                new StaffRoutes(office.directory(), office.joining()),
                new UserAdminRoutes(office.users(), office.moderation()),
                new OversightRoutes(office.reports(), office.deeds()),
                new CurationRoutes(office.candidates(), office.analysis(), office.curation()),
                new DateRoutes(office.scheduling(), office.dates(), office.dateChanging(), office.sharedHours()),
                new FigureRoutes(office.insights()),
                new SlackRoutes(office.slack()),
                new HealthRoutes(about, probes, clock),
                new TrialRoutes(trials),
                new DocsRoutes());
    }
}
