package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Something that is capped by what it is about, and not only by who asks, because it costs money or bothers
/// somebody. Each constant says what is counted.
public enum Flow {
    /// A code to one address or phone number, for one of those who ask: a device or a place its owner's account
    /// knows, a place of strangers, or all accounts in a place that merely claim it. Of an account that is signed
    /// in all codes are counted together, wherever they go.
    CODE_TO_RECIPIENT(
            cap("code-to-recipient-hourly", 5, Duration.ofHours(1)),
            cap("code-to-recipient-daily", 10, Duration.ofDays(1))),
    /// Another code or link of a kind to the same address or phone number, for the same of those who ask.
    ANOTHER_TO_RECIPIENT(cap("another-to-recipient", 1, Duration.ofMinutes(1))),
    /// Texts of all kinds to one phone number, or codes or links of a kind to one address, for all strangers
    /// together. One comes back every ten minutes, as long as the shortest-lived works. Beyond it nobody is
    /// turned away, and nothing is sent.
    STRANGERS_TO_RECIPIENT(
            cap("another-for-strangers", 1, Duration.ofMinutes(1)),
            cap("strangers-to-recipient", 24, Duration.ofHours(4))),
    /// Codes and links to one address or phone number for those whom its owner's account knows, that may take from
    /// what of all messages is kept for such as them; counted by each instance, since it is asked inside a
    /// transaction. Beyond it they take from what strangers have as well.
    KNOWN_TO_RECIPIENT(new Limit("known-to-recipient", 5, Duration.ofHours(1), Counted.BY_EACH)),
    /// Codes and links asked for from one network, whoever they go to.
    CODE_NETWORK(cap("code-network", 100, Duration.ofDays(1))),
    /// Codes asked for from one device, whoever they go to. Beyond it whoever the recipient's account knows goes on
    /// getting codes that sign in, strangers get none and the same answer; those who are signed in are not counted.
    CODE_DEVICE(cap("code-device", 20, Duration.ofDays(1))),
    /// A code for one address or phone number, tried by somebody who is not signed in: five in the ten
    /// minutes that a code lives.
    GUESS_AT_RECIPIENT(cap("guess-at-recipient", 3, Duration.ofMinutes(15))),
    /// A password reset for one address, for one of those who ask; counted like codes.
    RESET_TO_ADDRESS(
            cap("reset-to-address", 5, Duration.ofHours(1)), cap("reset-to-address-daily", 10, Duration.ofDays(1))),
    /// Password resets asked for from one device, for whichever address; beyond it as for codes that sign in.
    RESET_DEVICE(cap("reset-device", 10, Duration.ofDays(1))),
    /// Registering one address, or another that leads to the same mailbox, as for codes and resets.
    REGISTER_ADDRESS(cap("register-address", 10, Duration.ofDays(1))),
    /// Registering from one network.
    REGISTER_NETWORK(cap("register-network", 20, Duration.ofDays(1))),
    /// Registering from one device.
    REGISTER_DEVICE(cap("register-device", 10, Duration.ofDays(1))),
    /// Exchanging the refresh tokens of one session; counted by each instance, since it is asked inside a
    /// transaction.
    REFRESH_SESSION(new Limit("refresh-session", 120, Duration.ofHours(1), Counted.BY_EACH)),
    /// Handing one person all that is kept about them.
    EXPORT_PERSON(cap("export-person", 10, Duration.ofDays(1))),
    /// Reports that one person files about others; counted by each instance, since it may be asked inside a
    /// transaction.
    REPORT_PERSON(new Limit("report-person", 10, Duration.ofDays(1), Counted.BY_EACH)),
    /// Dates that one person cancels; counted by each instance, as reports are.
    CANCEL_DATE(new Limit("cancel-date", 10, Duration.ofDays(1), Counted.BY_EACH)),
    /// Adding photos to one person's gallery.
    UPLOAD_PHOTO(cap("upload-photo", 30, Duration.ofDays(1))),
    /// Pages of people, searched or recommended, that one person looks at.
    PEOPLE_PAGES(inBlocks("people-pages", 300, Duration.ofDays(1))),
    /// People whom one person is shown on such pages, one by one.
    PEOPLE_SHOWN(inBlocks("people-shown", 3_000, Duration.ofDays(1))),
    /// People whom one person looks at by id.
    PEOPLE_LOOKS(inBlocks("people-looks", 500, Duration.ofDays(1))),
    /// Ids by which one person finds nobody, or somebody's photo they are not shown. Beyond it nobody is
    /// turned away, and whoever watches is told; counted by each instance, since it is asked inside transactions.
    PEOPLE_MISSES(new Limit("people-misses", 50, Duration.ofDays(1), Counted.BY_EACH)),
    /// All mails together that can be asked for, whoever they go to: at most so many in any window of this length,
    /// the last fifth of them not for strangers. They are counted where they are kept, by all instances together.
    MAILS_ALL(new Limit("mails-all", 2_000, Duration.ofHours(1), Counted.BY_EACH)),
    /// All text messages together, counted like mails.
    TEXTS_ALL(new Limit("texts-all", 500, Duration.ofHours(1), Counted.BY_EACH));

    private final List<Limit> standard;

    Flow(Limit... standard) {
        this.standard = Arrays.stream(standard).toList();
    }

    /// The limits unless the operator decides otherwise, the shortest window first: what it refuses does
    /// not use up the longer one.
    List<Limit> standard() {
        return standard;
    }

    private static Limit cap(String name, int permits, Duration window) {
        return new Limit(name, permits, window, Counted.TOGETHER);
    }

    /// For what one person does often in a day: one command for many uses.
    private static Limit inBlocks(String name, int permits, Duration window) {
        return new Limit(name, permits, window, Counted.IN_BLOCKS);
    }
}
