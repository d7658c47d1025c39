package com.datifyy.bootstrap.wiring;

import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.PasswordRules;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.application.identity.Sessions;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.matching.Introductions;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.application.profile.PeopleSearch;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.Recommendations;
import com.datifyy.application.shared.RequestLimits;
import java.time.InstantSource;

/// Everything the service can do, whoever asks.
public record Capabilities(
        AccessTokens tokens,
        Registration registration,
        SignIn signIn,
        SessionControl sessions,
        ProfileEditing profiles,
        PreferenceEditing preferences,
        PeopleSearch search,
        Recommendations recommendations,
        AvailabilityPlanning availability,
        InstantSource clock) {

    public static Capabilities of(Stores stores, Security security, RequestLimits limits, InstantSource clock) {
        var unitOfWork = stores.unitOfWork();
        var cards = new MatchCards(stores.people(), stores.users(), stores.profiles());
        var introductions = new Introductions(stores.profiles());
        var opening = new Sessions(stores.sessions(), security.tokens(), security.ids(), security.sessionLife());
        return new Capabilities(
                new AccessTokens(security.tokens(), stores.sessions(), stores.users(), unitOfWork, clock),
                new Registration(
                        stores.users(),
                        stores.profiles(),
                        stores.preferences(),
                        cards,
                        opening,
                        new PasswordRules(security.commonPasswords()),
                        security.passwords(),
                        security.ids(),
                        unitOfWork,
                        clock),
                new SignIn(stores.users(), opening, security.passwords(), unitOfWork, clock),
                new SessionControl(stores.sessions(), stores.users(), opening, security.tokens(), unitOfWork, clock),
                new ProfileEditing(
                        stores.users(),
                        stores.profiles(),
                        stores.preferences(),
                        stores.sessions(),
                        cards,
                        unitOfWork,
                        clock),
                new PreferenceEditing(stores.preferences(), cards, unitOfWork, clock),
                new PeopleSearch(cards, stores.people(), stores.blocks(), introductions, limits, clock),
                new Recommendations(cards, stores.people(), introductions, limits, clock),
                new AvailabilityPlanning(stores.slots(), security.ids(), unitOfWork, clock),
                clock);
    }
}
