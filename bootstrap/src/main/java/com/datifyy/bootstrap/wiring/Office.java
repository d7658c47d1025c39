package com.datifyy.bootstrap.wiring;

import com.datifyy.application.admin.AdminDirectory;
import com.datifyy.application.admin.AdminSignIn;
import com.datifyy.application.admin.DeedReading;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.admin.Moderation;
import com.datifyy.application.admin.PlatformInsights;
import com.datifyy.application.admin.ReportReview;
import com.datifyy.application.admin.StaffAccess;
import com.datifyy.application.admin.StaffChannelPosting;
import com.datifyy.application.admin.StaffJoining;
import com.datifyy.application.admin.UserDirectory;
import com.datifyy.application.admin.UserLines;
import com.datifyy.application.curation.Candidates;
import com.datifyy.application.curation.Commentaries;
import com.datifyy.application.curation.CommentaryBounds;
import com.datifyy.application.curation.MatchCuration;
import com.datifyy.application.curation.PairAnalysis;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.application.dates.DateHandover;
import com.datifyy.application.identity.Authenticators;
import com.datifyy.application.identity.PasswordRules;
import com.datifyy.application.identity.SecurityEvents;
import com.datifyy.application.identity.SignInThrottle;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.office.StaffOffice;
import com.datifyy.application.watching.Watch;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.TokenSettings;
import java.time.InstantSource;

/// Puts together what the staff can do.
public final class Office {
    private Office() {}

    static StaffOffice of(
            Stores stores,
            Outbox outbox,
            Security security,
            Messages messages,
            Announcements announcements,
            MatchCards cards,
            Dates dates,
            TokenSettings settings,
            CompatibilityAnalyst analyst,
            CommentaryBudget.Daily commentsPerDay,
            InstantSource clock,
            Watch watch) {
        var units = stores.unitOfWork();
        var secrets = security.secrets();
        var deeds = new Deeds(stores.staffLog(), clock);
        var events = new SecurityEvents(stores.securityLog(), clock);
        var candidates = new Candidates(
                stores.candidates(),
                stores.people(),
                stores.profiles(),
                stores.slots(),
                stores.dates(),
                stores.matches(),
                stores.suggestions(),
                stores.settings(),
                stores.verifications(),
                stores.photos(),
                security.photoLinks(),
                deeds,
                units,
                clock);
        var lines = new UserLines(stores.register(), stores.photos(), security.photoLinks());
        return new StaffOffice(
                new StaffAccess(stores.adminSessions(), secrets, units, clock),
                new AdminSignIn(
                        stores.admins(),
                        stores.adminSessions(),
                        security.passwords(),
                        rules(security, settings),
                        new Authenticators(secrets, security.box()),
                        secrets,
                        new SignInThrottle(stores.failedSignIns(), secrets, events, units, clock),
                        deeds,
                        security.ids(),
                        units,
                        clock),
                directory(stores, outbox, security, clock),
                joining(stores, security, settings, clock),
                new UserDirectory(
                        stores.register(),
                        lines,
                        stores.users(),
                        stores.persons(),
                        stores.photos(),
                        security.photoLinks(),
                        stores.slots(),
                        stores.dates(),
                        Dates.company(stores, security),
                        stores.verifications(),
                        stores.securityLog(),
                        stores.staffLog(),
                        deeds,
                        units,
                        clock),
                new Moderation(
                        stores.users(),
                        stores.sessions(),
                        stores.personalData(),
                        stores.verifications(),
                        cards,
                        lines,
                        dates.cancelling(),
                        stores.securityLog(),
                        new Notifications(outbox, stores.clocks(), security.ids(), clock),
                        deeds,
                        units,
                        clock),
                new ReportReview(stores.reports(), deeds, units, clock),
                new DeedReading(stores.staffLog(), deeds, units),
                candidates,
                analysis(stores, candidates, security, analyst, commentsPerDay, announcements, deeds, clock, watch),
                new MatchCuration(
                        stores.matches(),
                        stores.suggestions(),
                        stores.dates(),
                        candidates,
                        stores.people(),
                        stores.blocks(),
                        stores.users(),
                        stores.profiles(),
                        stores.settings(),
                        new Notifications(outbox, stores.clocks(), security.ids(), clock),
                        deeds,
                        security.ids(),
                        units,
                        clock),
                dates.scheduling(),
                dates.reading(),
                dates.changing(),
                dates.sharedHours(),
                new PlatformInsights(stores.figures(), stores.admins(), clock),
                new StaffChannelPosting(
                        Watched.staff(messages.staff(), watch), announcements, deeds, security.ids(), units, clock));
    }

    private static PairAnalysis analysis(
            Stores stores,
            Candidates candidates,
            Security security,
            CompatibilityAnalyst analyst,
            CommentaryBudget.Daily commentsPerDay,
            Announcements announcements,
            Deeds deeds,
            InstantSource clock,
            Watch watch) {
        return new PairAnalysis(
                stores.matches(),
                candidates,
                new Commentaries(
                        analyst,
                        stores.comments(),
                        stores.commentBudget(),
                        announcements,
                        stores.unitOfWork(),
                        clock,
                        CommentaryBounds.usual(commentsPerDay),
                        Logging.carrying(watch.carrying(Thread.ofVirtual().factory()))),
                PairAnalysis.agreeingBy(stores.settings()),
                stores.people(),
                stores.presentCards(),
                stores.blocks(),
                stores.profiles(),
                deeds,
                security.ids(),
                stores.unitOfWork(),
                clock);
    }

    /// Who belongs to the staff, for the operator as well.
    public static AdminDirectory directory(Stores stores, Outbox outbox, Security security, InstantSource clock) {
        return new AdminDirectory(
                stores.admins(),
                stores.adminSessions(),
                new DateHandover(
                        stores.dates(),
                        Dates.notices(stores, new Notifications(outbox, stores.clocks(), security.ids(), clock)),
                        clock),
                new Deeds(stores.staffLog(), clock),
                stores.unitOfWork(),
                clock);
    }

    /// Joining the staff, for the operator as well.
    public static StaffJoining joining(Stores stores, Security security, TokenSettings settings, InstantSource clock) {
        return new StaffJoining(
                stores.admins(),
                stores.adminSessions(),
                security.passwords(),
                rules(security, settings),
                new Deeds(stores.staffLog(), clock),
                security.ids(),
                stores.unitOfWork(),
                clock);
    }

    private static PasswordRules rules(Security security, TokenSettings settings) {
        return new PasswordRules(security.commonPasswords(), settings.shortestPassword());
    }
}
