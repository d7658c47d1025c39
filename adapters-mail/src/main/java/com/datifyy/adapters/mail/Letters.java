package com.datifyy.adapters.mail;

import com.datifyy.adapters.mail.Letter.Part;
import com.datifyy.application.dates.port.CalendarFiles;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.SafeAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The words for each notice, with nothing in them that a stranger could misuse.
public final class Letters {
    private final Wording wording;
    private final @Nullable URI webAddress;

    /// @param webAddress where the product is, for "Open the app"; null leaves that out
    /// @throws IllegalArgumentException when it is not an https address of a host (http is enough for this
    ///     machine)
    public Letters(@Nullable URI webAddress) {
        this(Wording.english(), webAddress);
    }

    Letters(Wording wording, @Nullable URI webAddress) {
        if (webAddress != null && !SafeAddress.isSafe(webAddress)) {
            throw new IllegalArgumentException("the product's web address begins with https:// and names a host");
        }
        this.wording = wording;
        this.webAddress = webAddress;
    }

    Letter of(Notice.Mail notice) {
        return switch (notice) {
            case Notice.EmailCode it ->
                letter("emailCode.subject")
                        .greeting(it.name())
                        .words("emailCode.why", Map.of("duration", wording.lasting(it.validFor())))
                        .code(it.code())
                        .words("emailCode.notYou")
                        .end();
            case Notice.AddressInUse it ->
                letter("addressInUse.subject")
                        .greeting("")
                        .words("addressInUse.what", Map.of("time", wording.at(it.at())))
                        .words("addressInUse.you")
                        .words("addressInUse.notYou")
                        .end();
            case Notice.PasswordReset it ->
                letter("passwordReset.subject")
                        .greeting(it.name())
                        .words("passwordReset.why", Map.of("duration", wording.lasting(it.validFor())))
                        .code(it.token())
                        .words("passwordReset.closed")
                        .words("passwordReset.notYou")
                        .end();
            case Notice.NumberRemoved it ->
                letter("numberRemoved.subject")
                        .greeting(it.name())
                        .words("numberRemoved.what", Map.of("time", wording.at(it.at())))
                        .words("numberRemoved.notYou")
                        .end();
            case Notice.NumberAdded it ->
                letter("numberAdded.subject")
                        .greeting("")
                        .words("numberAdded.what", Map.of("time", wording.at(it.at())))
                        .words("numberAdded.notYou")
                        .words("numberAdded.notYours")
                        .end();
            case Notice.PasswordChanged it ->
                letter("passwordChanged.subject")
                        .greeting(it.name())
                        .words("passwordChanged.what", Map.of("time", wording.at(it.at())))
                        .words("passwordChanged.notYou")
                        .end();
            case Notice.NewDevice it ->
                letter("newDevice.subject")
                        .greeting(it.name())
                        .words("newDevice.what", Map.of("time", wording.at(it.at())))
                        .labelled("newDevice.device", "device", StrangersWords.label(it.device()), "newDevice.noDevice")
                        .words("newDevice.notYou")
                        .end();
            case Notice.SecondFactorChanged it -> secondFactor(it, it.on() ? "secondFactorOn" : "secondFactorOff");
            case Notice.RecoveryCodeUsed it ->
                letter("recoveryCodeUsed.subject")
                        .greeting(it.name())
                        .words("recoveryCodeUsed.what", Map.of("time", wording.at(it.at())))
                        .words("recoveryCodeUsed.left", Map.of("left", Integer.toString(it.left())))
                        .words("recoveryCodeUsed.notYou")
                        .end();
            case Notice.RecoveryCodesRenewed it ->
                letter("recoveryCodesRenewed.subject")
                        .greeting(it.name())
                        .words("recoveryCodesRenewed.what", Map.of("time", wording.at(it.at())))
                        .words("recoveryCodesRenewed.notYou")
                        .end();
            case Notice.SignInLinked it ->
                letter("signInLinked.subject")
                        .greeting(it.name())
                        .words("signInLinked.what", Map.of("time", wording.at(it.at())))
                        .labelled(
                                "signInLinked.provider",
                                "provider",
                                StrangersWords.label(it.provider()),
                                "signInLinked.noProvider")
                        .words("signInLinked.notYou")
                        .end();
            case Notice.SignInUnlinked it ->
                letter("signInUnlinked.subject")
                        .greeting(it.name())
                        .words("signInUnlinked.what", Map.of("time", wording.at(it.at())))
                        .labelled(
                                "signInUnlinked.provider",
                                "provider",
                                StrangersWords.label(it.provider()),
                                "signInUnlinked.noProvider")
                        .words("signInUnlinked.notYou")
                        .end();
            case Notice.AccountClosed it ->
                letter("accountClosed.subject")
                        .greeting(it.name())
                        .words("accountClosed.what", Map.of("time", wording.at(it.purgedAt())))
                        .words("accountClosed.back")
                        .words("accountClosed.notYou")
                        .end();
            case Notice.DateChanged it -> date(it);
            case Notice.SuggestionMade it ->
                letter("suggestionMade.subject")
                        .greeting(it.name())
                        .words("suggestionMade.what")
                        .words("suggestionMade.settings")
                        .end();
            case Notice.WeekendAhead it ->
                letter("weekendAhead.subject")
                        .greeting(it.name())
                        .words("weekendAhead.what")
                        .words("weekendAhead.settings")
                        .end();
            case Notice.AccountStopped it ->
                letter("accountStopped.subject")
                        .greeting(it.name())
                        .words("accountStopped.what", Map.of("time", wording.at(it.at())))
                        .words("accountStopped.why")
                        .words("accountStopped.mistake")
                        .end();
            case Notice.AccountRestored it ->
                letter("accountRestored.subject")
                        .greeting(it.name())
                        .words("accountRestored.what", Map.of("time", wording.at(it.at())))
                        .words("accountRestored.dates")
                        .end();
            case Notice.SignedOut it ->
                letter("signedOut.subject")
                        .greeting(it.name())
                        .words("signedOut.what", Map.of("time", wording.at(it.at())))
                        .words("signedOut.why")
                        .words("signedOut.next")
                        .end();
            case Notice.ConfirmationCode it ->
                letter("confirmationCode.subject")
                        .greeting(it.name())
                        .words("confirmationCode.why", Map.of("duration", wording.lasting(it.validFor())))
                        .code(it.code())
                        .words("confirmationCode.notYou")
                        .end();
        };
    }

    private Letter date(Notice.DateChanged notice) {
        String what = switch (notice.event()) {
            case ARRANGED -> "dateArranged";
            case CANCELLED -> "dateCancelled";
            case REMINDER -> "dateReminder";
            case HANDED_OVER -> "dateHandedOver";
            case CANCELLED_OUTSIDE -> "dateCancelled";
        };
        return letter(what + ".subject")
                .greeting(notice.name())
                .words(what + ".what", Map.of("time", wording.at(notice.start(), notice.zone())))
                .words(what + (notice.event() == Notice.DateEvent.CANCELLED_OUTSIDE ? ".outside" : ".more"))
                .end();
    }

    /// The entry for the receiver's calendar that goes with a notice, or nothing.
    ///
    /// @param now when the mail is written
    static Optional<CalendarFiles.Entry> entryOf(Notice.Mail notice, Instant now) {
        return notice instanceof Notice.DateChanged date && date.event() != Notice.DateEvent.REMINDER
                ? Optional.of(new CalendarFiles.Entry(
                        "date-" + date.date(),
                        date.sequence(),
                        date.event() != Notice.DateEvent.ARRANGED,
                        date.start(),
                        date.end(),
                        now,
                        date.to(),
                        "Date",
                        ""))
                : Optional.empty();
    }

    private Letter secondFactor(Notice.SecondFactorChanged notice, String way) {
        return letter(way + ".subject")
                .greeting(notice.name())
                .words(way + ".what", Map.of("time", wording.at(notice.at())))
                .words(way + ".notYou")
                .end();
    }

    private Draft letter(String subjectKey) {
        return new Draft(wording.of(subjectKey));
    }

    /// A letter being written.
    private final class Draft {
        private final String subject;
        private final List<Part> parts = new ArrayList<>();

        private Draft(String subject) {
            this.subject = subject;
        }

        Draft greeting(String name) {
            return labelled("greeting", "name", StrangersWords.name(name), "greeting.noName");
        }

        Draft words(String key) {
            return words(key, Map.of());
        }

        Draft words(String key, Map<String, String> values) {
            parts.add(new Part.Words(wording.of(key, values)));
            return this;
        }

        /// A sentence around a label, or another sentence when there is none.
        Draft labelled(String key, String place, String label, String keyWithout) {
            return label.isEmpty() ? words(keyWithout) : words(key, Map.of(place, label));
        }

        Draft code(String code) {
            parts.add(new Part.Code(code));
            return words("code.secret");
        }

        Letter end() {
            if (webAddress != null) {
                parts.add(new Part.Way(wording.of("open"), webAddress));
            }
            parts.add(new Part.Footer(wording.of("footer")));
            return new Letter(subject, parts);
        }
    }
}
