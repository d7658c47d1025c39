package com.datifyy.bootstrap.wiring;

import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.AccountClosure;
import com.datifyy.application.identity.Acquaintances;
import com.datifyy.application.identity.Authenticators;
import com.datifyy.application.identity.Claimants;
import com.datifyy.application.identity.CodeSending;
import com.datifyy.application.identity.Codes;
import com.datifyy.application.identity.ContactClaims;
import com.datifyy.application.identity.ContactCodes;
import com.datifyy.application.identity.ContactVerification;
import com.datifyy.application.identity.DataExport;
import com.datifyy.application.identity.DeviceTrust;
import com.datifyy.application.identity.LinkedSignIns;
import com.datifyy.application.identity.NewAccounts;
import com.datifyy.application.identity.NewPasswords;
import com.datifyy.application.identity.OwnAccounts;
import com.datifyy.application.identity.PasswordRecovery;
import com.datifyy.application.identity.PasswordRules;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.ProviderSignIn;
import com.datifyy.application.identity.PublishedKeys;
import com.datifyy.application.identity.Reauthentication;
import com.datifyy.application.identity.Reclaiming;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SecondFactor;
import com.datifyy.application.identity.SecurityEvents;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.application.identity.Sessions;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.identity.SignInCompletion;
import com.datifyy.application.identity.SignInThrottle;
import com.datifyy.application.identity.port.IdentityProviders;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.membership.Membership;
import com.datifyy.application.notification.MessageCaps;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.bootstrap.settings.TokenSettings;
import java.time.InstantSource;

/// Puts together what concerns accounts.
final class Accounts {
    private Accounts() {}

    static Membership.Accounts of(
            Stores stores,
            Outbox outbox,
            Security security,
            Messages messages,
            IdentityProviders providers,
            MatchCards cards,
            DateCancelling dates,
            RequestLimits limits,
            TokenSettings settings,
            InstantSource clock) {
        var units = stores.unitOfWork();
        var users = stores.users();
        var hasher = security.passwords();
        var channels = messages.channels();
        var events = new SecurityEvents(stores.securityLog(), clock);
        var notifications = new Notifications(outbox, stores.clocks(), security.ids(), clock);
        var own = new OwnAccounts(stores.photos(), security.photoLinks());
        var opening = new Sessions(
                stores.sessions(),
                own,
                security.tokens(),
                notifications,
                events,
                security.ids(),
                security.sessionLife());
        var codes = new Codes(stores.codes(), security.secrets());
        var caps = new MessageCaps(outbox, limits, clock);
        var sending = new CodeSending(limits, caps, notifications, security.ids());
        var throttle = new SignInThrottle(stores.failedSignIns(), security.secrets(), events, units, clock);
        var acquaintances = new Acquaintances(stores.sessions());
        var again = new Reauthentication(users, stores.sessions(), hasher, throttle, events, units, clock);
        var claimants = new Claimants(users, stores.sessions());
        var claims = new ContactClaims(users, stores.identities(), again);
        var founding = new NewAccounts(users, stores.profiles(), stores.preferences(), cards, security.ids());
        var rules = new PasswordRules(security.commonPasswords(), settings.shortestPassword());
        var secondFactor = new SecondFactor(
                stores.secondFactors(),
                users,
                new Authenticators(security.secrets(), security.box()),
                again,
                acquaintances,
                throttle,
                notifications,
                events,
                units,
                clock);
        var completion = new SignInCompletion(users, cards, secondFactor, opening, events, settings.closingGrace());
        return new Membership.Accounts(
                new AccessTokens(security.tokens(), stores.sessions(), users, units, clock),
                new PublishedKeys(security.publicKeys()),
                new Registration(
                        users,
                        claimants,
                        founding,
                        opening,
                        completion,
                        codes,
                        rules,
                        hasher,
                        notifications,
                        events,
                        limits,
                        caps,
                        units,
                        clock),
                new SignIn(
                        users,
                        claimants,
                        acquaintances,
                        codes,
                        hasher,
                        throttle,
                        completion,
                        channels,
                        events,
                        units,
                        clock),
                new PhoneSignIn(
                        users,
                        founding,
                        acquaintances,
                        opening,
                        codes,
                        sending,
                        completion,
                        messages.plan(),
                        channels,
                        events,
                        units,
                        clock),
                new ProviderSignIn(
                        providers,
                        stores.identities(),
                        users,
                        founding,
                        opening,
                        completion,
                        notifications,
                        events,
                        units,
                        clock),
                new SessionControl(stores.sessions(), users, opening, security.tokens(), events, limits, units, clock),
                new DeviceTrust(stores.sessions(), events, units, clock),
                new ContactCodes(users, claims, codes, sending, messages.plan(), channels, units, clock),
                new ContactVerification(
                        users,
                        claims,
                        stores.sessions(),
                        stores.profiles(),
                        own,
                        cards,
                        codes,
                        messages.plan(),
                        events,
                        limits,
                        notifications,
                        units,
                        clock),
                new PasswordRecovery(
                        users,
                        claimants,
                        acquaintances,
                        stores.sessions(),
                        codes,
                        sending,
                        new NewPasswords(users, cards, rules, hasher, codes, notifications, events),
                        new Reclaiming(
                                stores.identities(),
                                stores.profiles(),
                                stores.sessions(),
                                secondFactor,
                                throttle,
                                notifications,
                                events),
                        again,
                        channels,
                        events,
                        units,
                        clock),
                secondFactor,
                new LinkedSignIns(providers, stores.identities(), users, again, notifications, events, units, clock),
                new AccountClosure(
                        users,
                        stores.sessions(),
                        stores.personalData(),
                        stores.photos(),
                        stores.loosePictures(),
                        cards,
                        dates,
                        codes,
                        sending,
                        again,
                        notifications,
                        channels,
                        events,
                        settings.closingGrace(),
                        units,
                        clock),
                new DataExport(
                        users,
                        stores.profiles(),
                        stores.preferences(),
                        stores.settings(),
                        stores.photos(),
                        security.photoLinks(),
                        stores.moves(),
                        stores.slots(),
                        stores.sessions(),
                        stores.identities(),
                        stores.secondFactors(),
                        stores.blocks(),
                        stores.reports(),
                        stores.suggestions(),
                        stores.dates(),
                        stores.verifications(),
                        stores.personalData(),
                        stores.securityLog(),
                        events,
                        limits,
                        units,
                        clock));
    }
}
