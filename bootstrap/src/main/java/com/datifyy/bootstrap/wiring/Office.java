package com.datifyy.bootstrap.wiring;

import com.datifyy.application.admin.AdminDirectory;
import com.datifyy.application.admin.AdminSignIn;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.admin.PlatformInsights;
import com.datifyy.application.admin.SlackDesk;
import com.datifyy.application.admin.StaffAccess;
import com.datifyy.application.admin.StaffOffice;
import com.datifyy.application.identity.Authenticators;
import com.datifyy.application.identity.PasswordRules;
import com.datifyy.application.identity.SecurityEvents;
import com.datifyy.application.identity.SignInThrottle;
import com.datifyy.application.notification.Announcements;
import com.datifyy.bootstrap.settings.TokenSettings;
import java.time.InstantSource;

/// Puts together what the staff can do.
public final class Office {
    private Office() {}

    static StaffOffice of(
            Stores stores,
            Security security,
            Messages messages,
            Announcements announcements,
            TokenSettings settings,
            InstantSource clock) {
        var units = stores.unitOfWork();
        var secrets = security.secrets();
        var deeds = new Deeds(stores.staffLog(), clock);
        var events = new SecurityEvents(stores.securityLog(), clock);
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
                directory(stores, security, settings, clock),
                new PlatformInsights(stores.figures(), clock),
                new SlackDesk(messages.staff(), announcements, deeds, security.ids(), units, clock));
    }

    /// Who belongs to the staff, for the operator as well.
    public static AdminDirectory directory(
            Stores stores, Security security, TokenSettings settings, InstantSource clock) {
        return new AdminDirectory(
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
