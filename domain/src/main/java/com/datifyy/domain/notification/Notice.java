package com.datifyy.domain.notification;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// One thing to tell one person, in the service's terms; how it reads is up to whoever delivers it.
///
/// Some notices hold a code or a token. They are sealed while they wait, and no text form shows what
/// they hold. A time that is told comes with the zone of whoever is told it.
public sealed interface Notice {

    /// What a notice may be: a word that may be stored, logged and shown to the operator.
    enum Kind {
        EMAIL_CODE,
        ADDRESS_IN_USE,
        PASSWORD_RESET,
        PASSWORD_CHANGED,
        NEW_DEVICE,
        SECOND_FACTOR_CHANGED,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_RENEWED,
        SIGN_IN_LINKED,
        SIGN_IN_UNLINKED,
        NUMBER_REMOVED,
        NUMBER_ADDED,
        ACCOUNT_CLOSED,
        ACCOUNT_STOPPED,
        ACCOUNT_RESTORED,
        SIGNED_OUT,
        CONFIRMATION_CODE,
        SUGGESTION_MADE,
        PHONE_CODE,
        NUMBER_RELEASED,
        ADDRESS_ADDED,
        ACCOUNT_OF_NUMBER_CLOSED,
        ACCOUNT_OF_NUMBER_SIGNED_OUT,
        ACCOUNT_OF_NUMBER_STOPPED,
        ACCOUNT_OF_NUMBER_RESTORED,
        DATE_OF_NUMBER_CHANGED,
        DATE_CHANGED,
        DATE_HANDED_OVER,
        DATE_CANCELLED_OUTSIDE,
        WEEKEND_AHEAD,
        STAFF_NEWS,
        SILENCE
    }

    default Kind kind() {
        return switch (this) {
            case EmailCode _ -> Kind.EMAIL_CODE;
            case AddressInUse _ -> Kind.ADDRESS_IN_USE;
            case PasswordReset _ -> Kind.PASSWORD_RESET;
            case PasswordChanged _ -> Kind.PASSWORD_CHANGED;
            case NewDevice _ -> Kind.NEW_DEVICE;
            case SecondFactorChanged _ -> Kind.SECOND_FACTOR_CHANGED;
            case RecoveryCodeUsed _ -> Kind.RECOVERY_CODE_USED;
            case RecoveryCodesRenewed _ -> Kind.RECOVERY_CODES_RENEWED;
            case SignInLinked _ -> Kind.SIGN_IN_LINKED;
            case SignInUnlinked _ -> Kind.SIGN_IN_UNLINKED;
            case NumberRemoved _ -> Kind.NUMBER_REMOVED;
            case NumberAdded _ -> Kind.NUMBER_ADDED;
            case AccountClosed _ -> Kind.ACCOUNT_CLOSED;
            case AccountStopped _ -> Kind.ACCOUNT_STOPPED;
            case AccountRestored _ -> Kind.ACCOUNT_RESTORED;
            case SignedOut _ -> Kind.SIGNED_OUT;
            case ConfirmationCode _ -> Kind.CONFIRMATION_CODE;
            case SuggestionMade _ -> Kind.SUGGESTION_MADE;
            case PhoneCode _ -> Kind.PHONE_CODE;
            case NumberReleased _ -> Kind.NUMBER_RELEASED;
            case AddressAdded _ -> Kind.ADDRESS_ADDED;
            case AccountOfNumberClosed _ -> Kind.ACCOUNT_OF_NUMBER_CLOSED;
            case AccountOfNumberSignedOut _ -> Kind.ACCOUNT_OF_NUMBER_SIGNED_OUT;
            case AccountOfNumberStopped _ -> Kind.ACCOUNT_OF_NUMBER_STOPPED;
            case AccountOfNumberRestored _ -> Kind.ACCOUNT_OF_NUMBER_RESTORED;
            case DateOfNumberChanged _ -> Kind.DATE_OF_NUMBER_CHANGED;
            // Kinds of their own: a release before knows no such event, but puts a kind aside that it does not know.
            case DateChanged changed ->
                switch (changed.event()) {
                    case ARRANGED, CANCELLED, REMINDER -> Kind.DATE_CHANGED;
                    case HANDED_OVER -> Kind.DATE_HANDED_OVER;
                    case CANCELLED_OUTSIDE -> Kind.DATE_CANCELLED_OUTSIDE;
                };
            case WeekendAhead _ -> Kind.WEEKEND_AHEAD;
            case StaffNews _ -> Kind.STAFF_NEWS;
            case Silence _ -> Kind.SILENCE;
        };
    }

    /// By which way it leaves. Silence leaves by none: it is taken for a mail and ends when its turn comes.
    default Channel channel() {
        return switch (this) {
            case Mail _, Silence _ -> Channel.MAIL;
            case Text _ -> Channel.TEXT;
            case StaffNews _ -> Channel.STAFF;
        };
    }

    /// A notice that goes to a mailbox.
    sealed interface Mail extends Notice {
        Email to();
    }

    /// A notice that goes to a telephone.
    sealed interface Text extends Notice {
        PhoneNumber to();
    }

    /// A notice that holds a secret, which is good for a while.
    sealed interface Secret extends Notice {
        /// The code or token; whoever has it may use it.
        String secret();

        /// How long it works from when the notice was given.
        Duration validFor();
    }

    /// The code that proves a mailbox is one's own.
    ///
    /// @param name the name the account goes by
    record EmailCode(Email to, String name, String code, Duration validFor) implements Mail, Secret {
        @Override
        public String secret() {
            return code;
        }

        @Override
        public String toString() {
            return "EmailCode[…]";
        }
    }

    /// Somebody registered with an address that already belongs to an account.
    record AddressInUse(Email to, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "AddressInUse[…]";
        }
    }

    /// The token that lets somebody choose a new password.
    record PasswordReset(Email to, String name, String token, Duration validFor) implements Mail, Secret {
        @Override
        public String secret() {
            return token;
        }

        @Override
        public String toString() {
            return "PasswordReset[…]";
        }
    }

    /// The password was changed or reset.
    record PasswordChanged(Email to, String name, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "PasswordChanged[…]";
        }
    }

    /// Somebody signed in on a device that the account has not seen before.
    ///
    /// @param device what the client calls itself; may be empty
    record NewDevice(Email to, String name, String device, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "NewDevice[…]";
        }
    }

    /// The second factor was switched on or off.
    record SecondFactorChanged(Email to, String name, boolean on, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "SecondFactorChanged[…]";
        }
    }

    /// A recovery code stood in for the second factor.
    ///
    /// @param left how many recovery codes were not used yet
    record RecoveryCodeUsed(Email to, String name, int left, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "RecoveryCodeUsed[…]";
        }
    }

    /// New recovery codes were made, which void the old ones.
    record RecoveryCodesRenewed(Email to, String name, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "RecoveryCodesRenewed[…]";
        }
    }

    /// Another way of signing in was connected to the account.
    ///
    /// @param provider the name people know the identity provider by
    record SignInLinked(Email to, String name, String provider, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "SignInLinked[…]";
        }
    }

    /// A way of signing in was disconnected from the account.
    ///
    /// @param provider the name people know the identity provider by
    record SignInUnlinked(Email to, String name, String provider, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "SignInUnlinked[…]";
        }
    }

    /// The telephone number that signed in to the account was taken off it.
    record NumberRemoved(Email to, String name, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "NumberRemoved[…]";
        }
    }

    /// A telephone number was proven for an account that merely claims this address. It names nobody: the mailbox may
    /// be another's.
    record NumberAdded(Email to, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "NumberAdded[…]";
        }
    }

    /// The account was closed and will be deleted for good.
    ///
    /// @param purgedAt when everything about it is deleted; until then signing in can bring it back
    record AccountClosed(Email to, String name, ZonedDateTime purgedAt) implements Mail {
        @Override
        public String toString() {
            return "AccountClosed[…]";
        }
    }

    /// The staff decided that the account may not be used any more.
    record AccountStopped(Email to, String name, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "AccountStopped[…]";
        }
    }

    /// The staff decided that the account may be used again.
    record AccountRestored(Email to, String name, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "AccountRestored[…]";
        }
    }

    /// The staff ended all sessions of the account, which may be used as before.
    record SignedOut(Email to, String name, ZonedDateTime at) implements Mail {
        @Override
        public String toString() {
            return "SignedOut[…]";
        }
    }

    /// A code sent on request, with which the account can be closed without a password.
    record ConfirmationCode(Email to, String name, String code, Duration validFor) implements Mail, Secret {
        @Override
        public String secret() {
            return code;
        }

        @Override
        public String toString() {
            return "ConfirmationCode[…]";
        }
    }

    /// Somebody was suggested; who it is stands in the app alone.
    ///
    /// @param name the name the account goes by
    record SuggestionMade(Email to, String name, Instant at) implements Mail {
        @Override
        public String toString() {
            return "SuggestionMade[…]";
        }
    }

    /// The code that proves a telephone is one's own, or signs its owner in.
    record PhoneCode(PhoneNumber to, String code, Duration validFor) implements Text, Secret {
        @Override
        public String secret() {
            return code;
        }

        @Override
        public String toString() {
            return "PhoneCode[…]";
        }
    }

    /// The telephone does not sign in to the account any more that it was proven for.
    record NumberReleased(PhoneNumber to, Instant at) implements Text {
        @Override
        public String toString() {
            return "NumberReleased[…]";
        }
    }

    /// The account of this number has an e-mail address now, its first: whoever reads its mails can set a password.
    record AddressAdded(PhoneNumber to, Instant at) implements Text {
        @Override
        public String toString() {
            return "AddressAdded[…]";
        }
    }

    /// The account of this number, which has no proven address to be told at, was closed.
    ///
    /// @param purgedAt when everything about it is deleted; until then signing in can bring it back
    record AccountOfNumberClosed(PhoneNumber to, ZonedDateTime purgedAt) implements Text {
        @Override
        public String toString() {
            return "AccountOfNumberClosed[…]";
        }
    }

    /// The staff ended all sessions of the account of this number, which has no proven address to be told at. It may
    /// be used as before.
    record AccountOfNumberSignedOut(PhoneNumber to, Instant at) implements Text {
        @Override
        public String toString() {
            return "AccountOfNumberSignedOut[…]";
        }
    }

    /// The staff decided that the account of this number, which has no proven address to be told at, may not be used
    /// any more.
    record AccountOfNumberStopped(PhoneNumber to, Instant at) implements Text {
        @Override
        public String toString() {
            return "AccountOfNumberStopped[…]";
        }
    }

    /// The staff decided that the account of this number, which has no proven address to be told at, may be used
    /// again.
    record AccountOfNumberRestored(PhoneNumber to, Instant at) implements Text {
        @Override
        public String toString() {
            return "AccountOfNumberRestored[…]";
        }
    }

    /// What a person, or a genie, is told about a date.
    enum DateEvent {
        ARRANGED,
        CANCELLED,
        REMINDER,
        /// It takes place, in the care of another genie than the one who is told.
        HANDED_OVER,
        /// It does not take place, and whoever is told has no open account to read more.
        CANCELLED_OUTSIDE
    }

    /// Something about a date, without whom it is with and where.
    ///
    /// @param date its number
    /// @param sequence how often it changed
    /// @param zone by which clock its times are told
    record DateChanged(
            Email to, String name, DateEvent event, int date, int sequence, Instant start, Instant end, ZoneId zone)
            implements Mail {
        @Override
        public String toString() {
            return "DateChanged[…]";
        }
    }

    /// What a telephone is told about a date.
    enum DateWord {
        ARRANGED,
        CANCELLED,
        /// It takes place soon.
        REMINDER
    }

    /// Something about a date of whoever has no proven address to be told at, without whom it is with and where.
    ///
    /// @param start by the clock of whoever is told
    record DateOfNumberChanged(PhoneNumber to, DateWord word, ZonedDateTime start) implements Text {
        @Override
        public String toString() {
            return "DateOfNumberChanged[…]";
        }
    }

    /// The weekend comes and the account has offered few hours for it.
    ///
    /// @param name the name the account goes by
    /// @param until from when on it is too late to say so
    record WeekendAhead(Email to, String name, Instant until) implements Mail {
        @Override
        public String toString() {
            return "WeekendAhead[…]";
        }
    }

    /// Something told in the channel of the staff. Of people it says their numbers at most.
    ///
    /// @param title may be empty
    /// @param text may be empty when there is a title
    /// @param facts names and values, in the order in which they are shown
    record StaffNews(Tone tone, String title, String text, List<Fact> facts, Instant at) implements Notice {
        public StaffNews {
            facts = List.copyOf(facts);
        }

        /// How news is to be taken.
        public enum Tone {
            GOOD,
            WARNING,
            DANGER,
            NEUTRAL,
            STAFF
        }

        /// One thing more.
        public record Fact(String name, String value) {}

        @Override
        public String toString() {
            return "StaffNews[…]";
        }
    }

    /// Nothing, to nobody. It is written where another notice would be if there were an account, so that work
    /// and time do not tell whether there is one.
    record Silence() implements Notice {}
}
