package com.datifyy.adapters.sms;

import com.datifyy.domain.notification.Notice;
import java.time.Duration;

/// A notice in the few words of one text message: at most 160 characters, all of them in the alphabet that telephones
/// need no second message for.
record ShortText(String words) {

    static ShortText of(Notice.Text notice) {
        return switch (notice) {
            case Notice.PhoneCode code ->
                new ShortText("Datifyy: %s is your code, valid for %s. Never tell it to anybody."
                        .formatted(code.code(), lasting(code.validFor())));
            case Notice.NumberReleased _ ->
                new ShortText(
                        "Datifyy: this number does not sign in to its account any more. If that was not you, write"
                                + " to us at once.");
        };
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
