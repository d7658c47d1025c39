package com.datifyy.adapters.sms;

import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A notice in the few words of one text message: at most 160 characters, all of them in the alphabet that telephones
/// need no second message for.
record ShortText(String words) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    static ShortText of(Notice.Text notice) {
        return switch (notice) {
            case Notice.PhoneCode code ->
                new ShortText("Datifyy: %s is your code, valid for %s. Never tell it to anybody."
                        .formatted(code.code(), lasting(code.validFor())));
            case Notice.NumberReleased _ ->
                new ShortText(
                        "Datifyy: this number does not sign in to its account any more. If that was not you, write"
                                + " to us at once.");
            case Notice.AddressAdded _ ->
                new ShortText("Datifyy: the account of this number has an e-mail address now, which can set a password."
                        + " If that was not you, write to us at once.");
            case Notice.AccountOfNumberClosed closed ->
                new ShortText("Datifyy: the account of this number was closed. Signing in opens it again before "
                        + day(closed.purgedAt()) + ". If that was not you, write to us at once.");
            case Notice.AccountOfNumberSignedOut _ ->
                new ShortText("Datifyy: we signed the account of this number out on every device. You can sign in"
                        + " again. If you did not ask us to, write to us.");
            case Notice.AccountOfNumberStopped _ ->
                new ShortText("Datifyy: our team stopped the account of this number. It cannot be used, and its dates"
                        + " are cancelled. If you think this is a mistake, write to us.");
            case Notice.AccountOfNumberRestored _ ->
                new ShortText("Datifyy: our team let the account of this number in again. You can sign in and use it."
                        + " Dates that were cancelled stay cancelled.");
            case Notice.DateOfNumberChanged date -> of(date);
        };
    }

    private static ShortText of(Notice.DateOfNumberChanged date) {
        String time = time(date.start());
        return new ShortText(
                switch (date.word()) {
                    case ARRANGED ->
                        "Datifyy: you have a date on %s. The app tells with whom and where.".formatted(time);
                    case CANCELLED -> "Datifyy: your date on %s does not take place.".formatted(time);
                    case REMINDER ->
                        "Datifyy: your date on %s is near. The app tells with whom and where.".formatted(time);
                });
    }

    /// By the receiver's own calendar, which needs no name; where it is that of UTC, perhaps since they chose none, it
    /// has one.
    private static String day(ZonedDateTime told) {
        return DAY.format(told) + (told.getZone().normalized().equals(ZoneOffset.UTC) ? " (UTC)" : "");
    }

    /// With the name of the zone by which it is told, for its receiver may be elsewhere by then, and with its distance
    /// from UTC where a clock shows that time twice.
    private static String time(ZonedDateTime told) {
        ZoneId zone = told.getZone();
        boolean isShownTwice =
                zone.getRules().getValidOffsets(told.toLocalDateTime()).size() > 1;
        String name = zone instanceof ZoneOffset offset ? distance(offset) : zone.getId();
        return TIME.format(told) + " (" + name + (isShownTwice ? ", " + distance(told.getOffset()) : "") + ")";
    }

    private static String distance(ZoneOffset offset) {
        return "UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset);
    }

    private static String lasting(Duration span) {
        long minutes = Math.max(1, span.toMinutes());
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    /// Hidden: the words hold a code.
    @Override
    public String toString() {
        return "ShortText[…]";
    }
}
