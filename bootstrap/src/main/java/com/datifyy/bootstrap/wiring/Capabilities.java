package com.datifyy.bootstrap.wiring;

import com.datifyy.application.admin.StaffOffice;
import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.identity.port.IdentityProviders;
import com.datifyy.application.matching.Introductions;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.matching.Sight;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.application.profile.PeopleSearch;
import com.datifyy.application.profile.PhotoGallery;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.Recommendations;
import com.datifyy.application.profile.port.PhotoProcessor;
import com.datifyy.application.safety.Blocking;
import com.datifyy.application.safety.KnownPeople;
import com.datifyy.application.safety.Reporting;
import com.datifyy.application.settings.SettingsEditing;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.bootstrap.settings.TokenSettings;
import java.time.InstantSource;

/// Everything the service can do, whoever asks.
public record Capabilities(
        Accounts accounts,
        StaffOffice office,
        ProfileEditing profiles,
        PreferenceEditing preferences,
        PeopleSearch search,
        Recommendations recommendations,
        PhotoGallery photos,
        AvailabilityPlanning availability,
        SettingsEditing settings,
        Blocking blocking,
        Reporting reporting,
        Idempotency idempotency,
        InstantSource clock) {

    public static Capabilities of(
            Stores kept,
            Outbox outbox,
            Security security,
            Messages messages,
            IdentityProviders providers,
            PhotoProcessor processor,
            RequestLimits limits,
            TokenSettings settings,
            InstantSource clock) {
        var announcements = new Announcements(new Notifications(outbox, security.ids(), clock), messages.staffIsTold());
        var stores = kept.telling(announcements);
        var unitOfWork = stores.unitOfWork();
        var cards = new MatchCards(
                stores.people(), stores.users(), stores.profiles(), stores.preferences(), stores.settings());
        var sight = new Sight(stores.people(), stores.blocks());
        var known = new KnownPeople(cards, sight, stores.people(), stores.blocks());
        var introductions =
                new Introductions(stores.profiles(), stores.blocks(), stores.photos(), security.photoLinks());
        return new Capabilities(
                Accounts.of(stores, outbox, security, messages, providers, cards, limits, settings, clock),
                Office.of(stores, security, messages, announcements, settings, clock),
                new ProfileEditing(
                        stores.users(),
                        stores.profiles(),
                        stores.persons(),
                        stores.photos(),
                        security.photoLinks(),
                        stores.sessions(),
                        stores.securityLog(),
                        new Notifications(outbox, security.ids(), clock),
                        cards,
                        unitOfWork,
                        clock),
                new PreferenceEditing(stores.preferences(), cards, unitOfWork, clock),
                new PeopleSearch(cards, stores.people(), sight, introductions, clock),
                new Recommendations(cards, stores.settings(), stores.people(), introductions, clock),
                new PhotoGallery(
                        stores.photos(),
                        stores.pictures(),
                        processor,
                        security.photoLinks(),
                        stores.users(),
                        stores.people(),
                        sight,
                        cards,
                        limits,
                        security.ids(),
                        unitOfWork,
                        clock),
                new AvailabilityPlanning(stores.slots(), security.ids(), unitOfWork, clock),
                new SettingsEditing(stores.settings(), cards, unitOfWork, clock),
                new Blocking(stores.blocks(), stores.profiles(), known, unitOfWork, clock),
                new Reporting(stores.reports(), known, security.ids(), limits, unitOfWork, clock),
                new Idempotency(stores.answeredRequests(), unitOfWork, clock),
                clock);
    }
}
