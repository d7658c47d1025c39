package com.datifyy.bootstrap.wiring;

import com.datifyy.application.availability.AvailabilityPlanning;
import com.datifyy.application.curation.SuggestionResponses;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.application.dates.port.MeetingLinks;
import com.datifyy.application.identity.port.IdentityProviders;
import com.datifyy.application.matching.Introductions;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.matching.Showings;
import com.datifyy.application.matching.Sight;
import com.datifyy.application.membership.Membership;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.office.StaffOffice;
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
import com.datifyy.application.shared.Misses;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.SealedPages;
import com.datifyy.application.watching.Watch;
import com.datifyy.bootstrap.settings.TokenSettings;
import java.time.InstantSource;

/// Everything the service can do, whoever asks.
public record Capabilities(
        Membership members,
        StaffOffice office,
        Dates dates,
        Showings showings,
        Idempotency idempotency,
        InstantSource clock) {

    /// @param movesPerDay how often somebody's location may change in 24 hours
    /// @param commentsPerDay how many comments on pairs may be asked for
    public static Capabilities of(
            Stores kept,
            Outbox outbox,
            Security security,
            Messages messages,
            Announcements announcements,
            IdentityProviders providers,
            PhotoProcessor processor,
            RequestLimits limits,
            int movesPerDay,
            TokenSettings settings,
            MeetingLinks links,
            CompatibilityAnalyst analyst,
            CommentaryBudget.Daily commentsPerDay,
            InstantSource clock,
            Watch watch) {
        var stores = kept.telling(announcements);
        var unitOfWork = stores.unitOfWork();
        var cards = new MatchCards(
                stores.people(), stores.users(), stores.profiles(), stores.preferences(), stores.settings());
        var sight = new Sight(stores.people(), stores.blocks());
        var misses = new Misses(limits);
        var known = new KnownPeople(cards, sight, stores.people(), stores.blocks(), stores.dates(), misses);
        var introductions =
                new Introductions(stores.profiles(), stores.blocks(), stores.photos(), security.photoLinks());
        var pages = new SealedPages(security.passingBox());
        var showings = new Showings(stores.showings(), unitOfWork, clock);
        var dates = Dates.of(stores, outbox, security, links, limits, clock);
        var members = new Membership(
                Accounts.of(
                        stores,
                        outbox,
                        security,
                        messages,
                        providers,
                        cards,
                        dates.cancelling(),
                        limits,
                        settings,
                        clock),
                new ProfileEditing(
                        stores.users(),
                        stores.profiles(),
                        stores.persons(),
                        stores.photos(),
                        security.photoLinks(),
                        stores.moves(),
                        movesPerDay,
                        stores.sessions(),
                        stores.identities(),
                        stores.securityLog(),
                        new Notifications(outbox, stores.clocks(), security.ids(), clock),
                        cards,
                        unitOfWork,
                        clock),
                new PreferenceEditing(stores.preferences(), cards, unitOfWork, clock),
                new PeopleSearch(cards, stores.people(), sight, introductions, pages, limits, misses, clock),
                new Recommendations(
                        cards,
                        stores.settings(),
                        stores.suggestions(),
                        stores.people(),
                        introductions,
                        showings,
                        pages,
                        limits,
                        clock),
                new PhotoGallery(
                        stores.photos(),
                        stores.pictures(),
                        stores.loosePictures(),
                        processor,
                        security.photoLinks(),
                        stores.users(),
                        stores.admins(),
                        stores.people(),
                        sight,
                        cards,
                        limits,
                        misses,
                        security.ids(),
                        unitOfWork,
                        clock),
                new AvailabilityPlanning(stores.slots(), dates.cancelling(), security.ids(), unitOfWork, clock),
                new SuggestionResponses(
                        stores.suggestions(), stores.people(), stores.presentCards(), introductions, unitOfWork, clock),
                dates.loveZone(),
                dates.own(),
                new SettingsEditing(stores.settings(), cards, unitOfWork, clock),
                new Blocking(
                        stores.blocks(),
                        stores.suggestions(),
                        stores.profiles(),
                        known,
                        dates.cancelling(),
                        unitOfWork,
                        clock),
                new Reporting(stores.reports(), known, security.ids(), limits, unitOfWork, clock));
        return new Capabilities(
                members,
                Office.of(
                        stores,
                        outbox,
                        security,
                        messages,
                        announcements,
                        cards,
                        dates,
                        settings,
                        analyst,
                        commentsPerDay,
                        clock,
                        watch),
                dates,
                showings,
                new Idempotency(stores.answeredRequests(), unitOfWork, clock),
                clock);
    }
}
