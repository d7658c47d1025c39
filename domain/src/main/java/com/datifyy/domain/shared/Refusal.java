package com.datifyy.domain.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The one vocabulary of answers that end a request without doing what it asked.
///
/// Refusals are ordinary outcomes, so they carry no stack trace, and their text is meant for the person who
/// asked: it never holds a secret, a driver's message or somebody else's data.
public abstract sealed class Refusal extends RuntimeException {
    private Refusal(String message) {
        super(message, null, false, false);
    }

    /// One value of the request breaks a rule, or several do.
    public static final class InvalidInput extends Refusal {
        /// How many faults are told of one request.
        public static final int MOST_TOLD = 20;

        private final transient List<Fault> faults;

        /// What is wrong with one value.
        ///
        /// @param field the contract's snake_case name of the value, with dots and brackets for nesting
        /// @param why what is wrong, completing the sentence "‹field› …"
        public record Fault(String field, String why) {
            @Override
            public String toString() {
                return field + " " + why;
            }
        }

        /// @param field the contract's snake_case name of the value, with dots and brackets for nesting
        /// @param why what is wrong, completing the sentence "‹field› …"
        public InvalidInput(String field, String why) {
            this(List.of(new Fault(field, why)));
        }

        /// @param faults at least one
        InvalidInput(List<Fault> faults) {
            super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
            this.faults = faults;
        }

        /// Everything that is told, in the order in which it was found.
        public List<Fault> faults() {
            return faults;
        }

        /// The same, told by other names of the fields.
        public InvalidInput renamed(Renaming names) {
            return new InvalidInput(faults.stream()
                    .map(fault -> new Fault(names.of(fault.field()), fault.why()))
                    .toList());
        }

        /// The field of the first fault.
        public String field() {
            return faults.getFirst().field();
        }

        /// What is wrong with that field.
        public String why() {
            return faults.getFirst().why();
        }
    }

    /// The thing asked for does not exist, or is not the caller's to see: both look alike.
    public static final class NotFound extends Refusal {
        public NotFound(String what) {
            super(what + " was not found");
        }
    }

    /// The request is well formed and allowed, but something that already exists stands in its way.
    public static final class Conflict extends Refusal {
        public Conflict(String why) {
            super(why);
        }
    }

    /// The key that names this request, for when it is sent again, named another one before. Sending it again does
    /// not help, as it would while the first were still being worked on: it needs a key of its own.
    public static final class KeyReused extends Refusal {
        /// @param key what a client calls the key
        public KeyReused(String key) {
            super("This " + key + " was used for another request");
        }
    }

    /// The caller has not yet told something that this needs.
    public static final class Incomplete extends Refusal {
        private final String field;

        /// @param field the contract's name of what is missing
        public Incomplete(String field, String why) {
            super(why);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /// The caller changed a version that is no longer the current one.
    public static final class Stale extends Refusal {
        /// @param what what changed: one thing or several
        public Stale(String what) {
            super(what + " changed in the meantime: read again and repeat the change");
        }
    }

    /// Nobody is known to be calling, or the proof of who it is does not hold.
    public static final class Unauthenticated extends Refusal {
        public Unauthenticated(String why) {
            super(why);
        }
    }

    /// Name and password hold, but this account also asks for a second factor, which was missing or wrong.
    public static final class SecondFactorRequired extends Refusal {
        public SecondFactorRequired(String why) {
            super(why);
        }
    }

    /// Whoever signs in has shown that the account is theirs, by all but a second factor, and it is closed. They may
    /// have it back until it is due to be deleted.
    public static final class AccountClosed extends Refusal {
        private final @Nullable Instant until;

        /// @param until when it is deleted for good
        public AccountClosed(Instant until) {
            super("This account was closed by its owner: sign in asking to reopen it before "
                    + until.truncatedTo(ChronoUnit.SECONDS) + ", then everything is deleted for good");
            this.until = until;
        }

        private AccountClosed() {
            super("This account was closed by its owner and cannot be opened again: everything is about to be deleted"
                    + " for good");
            this.until = null;
        }

        /// It is due to be deleted, and not opened again.
        public static AccountClosed forGood() {
            return new AccountClosed();
        }

        /// Until when it can be opened again; null when it cannot any more.
        public @Nullable Instant until() {
            return until;
        }
    }

    /// The provider's word is good, but whom it vouches for was taken off the account, and is linked again only from
    /// within it.
    public static final class ProviderTakenOff extends Refusal {
        /// @param provider the name people know it by
        public ProviderTakenOff(String provider) {
            super(provider + " was taken off this account: sign in another way, and link it again from there");
        }
    }

    /// The caller is known and may not do this.
    public static final class Forbidden extends Refusal {
        public Forbidden(String why) {
            super(why);
        }
    }

    /// The caller, or everybody together, asks more often than allowed.
    public static final class TooManyRequests extends Refusal {
        private final Duration retryAfter;
        private final transient @Nullable Cap cap;

        /// The limit that refused, of which nothing is left.
        ///
        /// @param name what it is called, like `login`
        /// @param permits how many it allows at once
        /// @param window how long it takes until all of them are there again
        /// @param fullIn how long that takes from now on
        public record Cap(String name, int permits, Duration window, Duration fullIn) {}

        public TooManyRequests(String why, Duration retryAfter) {
            super(why);
            this.retryAfter = retryAfter;
            this.cap = null;
        }

        public TooManyRequests(String why, Duration retryAfter, Cap cap) {
            super(why);
            this.retryAfter = retryAfter;
            this.cap = cap;
        }

        /// The limit that refused, or null where it is no counted one.
        public @Nullable Cap cap() {
            return cap;
        }

        /// How long to wait before asking again; whole seconds, at least one.
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /// Something the answer depends on is out of reach: for now, so that asking again later may succeed, or
    /// because it is not set up, where the contract wants this answer.
    public static final class Unavailable extends Refusal {
        private final boolean passing;

        public Unavailable(String dependency) {
            this(dependency, "is not available right now, please try again", true);
        }

        private Unavailable(String dependency, String why, boolean passing) {
            super(dependency + " " + why);
            this.passing = passing;
        }

        /// Of something that whoever runs the service has not set up: asking again does not help.
        public static Unavailable notSetUp(String dependency) {
            return new Unavailable(dependency, "is not set up on this server", false);
        }

        /// Whether asking again later may succeed.
        public boolean isPassing() {
            return passing;
        }
    }

    /// The operation needs something that whoever runs the service has not set up.
    public static final class NotConfigured extends Refusal {
        /// @param what the missing thing, completing the sentence "‹what› is not set up on this server"
        public NotConfigured(String what) {
            super(what + " is not set up on this server");
        }
    }
}
