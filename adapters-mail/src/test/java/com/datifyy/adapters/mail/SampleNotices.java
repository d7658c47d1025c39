package com.datifyy.adapters.mail;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// One mail of each kind, with unmistakable contents.
final class SampleNotices {
    static final Email MAYA = new Email("maya@example.org");
    static final Instant AT = Instant.parse("2026-11-25T14:05:00Z");
    static final ZonedDateTime TOLD = AT.atZone(ZoneId.of("Asia/Kolkata"));
    static final String CODE = "482103";
    static final String TOKEN = "not-a-real-token-0123456789";

    private SampleNotices() {}

    static List<Notice.Mail> of(String name, String device) {
        return List.of(
                new Notice.EmailCode(MAYA, name, CODE, Duration.ofMinutes(10)),
                new Notice.AddressInUse(MAYA, TOLD),
                new Notice.PasswordReset(MAYA, name, TOKEN, Duration.ofHours(1)),
                new Notice.PasswordChanged(MAYA, name, TOLD),
                new Notice.NewDevice(MAYA, name, device, TOLD),
                new Notice.SecondFactorChanged(MAYA, name, true, TOLD),
                new Notice.SecondFactorChanged(MAYA, name, false, TOLD),
                new Notice.RecoveryCodeUsed(MAYA, name, 9, TOLD),
                new Notice.RecoveryCodesRenewed(MAYA, name, TOLD),
                new Notice.SignInLinked(MAYA, name, device, TOLD),
                new Notice.SignInUnlinked(MAYA, name, device, TOLD),
                new Notice.NumberRemoved(MAYA, name, TOLD),
                new Notice.NumberAdded(MAYA, TOLD),
                new Notice.AccountClosed(MAYA, name, TOLD.plus(Duration.ofDays(30))),
                new Notice.AccountStopped(MAYA, name, TOLD),
                new Notice.AccountRestored(MAYA, name, TOLD),
                new Notice.SignedOut(MAYA, name, TOLD),
                new Notice.SuggestionMade(MAYA, name, AT),
                new Notice.WeekendAhead(MAYA, name, AT),
                new Notice.ConfirmationCode(MAYA, name, CODE, Duration.ofMinutes(1)),
                date(name, Notice.DateEvent.ARRANGED),
                date(name, Notice.DateEvent.CANCELLED),
                date(name, Notice.DateEvent.REMINDER),
                date(name, Notice.DateEvent.HANDED_OVER),
                date(name, Notice.DateEvent.CANCELLED_OUTSIDE));
    }

    static Notice.DateChanged date(String name, Notice.DateEvent event) {
        return new Notice.DateChanged(
                MAYA, name, event, 4711, 1, AT, AT.plus(Duration.ofHours(1)), ZoneId.of("Asia/Kolkata"));
    }

    static List<Notice.Mail> all() {
        return of("Maya", "Chrome 142 on Windows");
    }

    static Notice.EmailCode aCodeFor(String name) {
        return new Notice.EmailCode(MAYA, name, CODE, Duration.ofMinutes(10));
    }
}
