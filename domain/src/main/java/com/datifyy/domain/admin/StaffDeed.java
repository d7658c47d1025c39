package com.datifyy.domain.admin;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.PageRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something a member of staff did, or read about somebody: an entry of a log that only grows. It holds
/// numbers and words, no personal content.
///
/// @param who null for what the operator did by hand
/// @param subject whom it was about, or null
/// @param others whom it showed besides, at most [#MOST_OTHERS]; nobody unless several people were shown at once
/// @param why the reason that was given; may be empty
/// @param network where it came from, coarsely; may be empty
/// @param details words and numbers that tell more
public record StaffDeed(
        Kind kind,
        @Nullable AdminId who,
        @Nullable UserId subject,
        Set<UserId> others,
        String why,
        String network,
        Instant at,
        Map<String, String> details) {
    /// The longest reason, in characters.
    public static final int LONGEST_REASON = 500;

    /// How many others there are at most: both people of every match or date on the longest page.
    public static final int MOST_OTHERS = 2 * PageRequest.LARGEST;

    /// The detail that tells, of each of two, whether it was because of them that their date did not take place. It
    /// stays in the house.
    public static final String BECAUSE_OF = "because_of";

    /// What was done.
    public enum Kind {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SIGNED_OUT,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_RESET,
        PASSWORD_CHANGED,
        STAFF_LISTED,
        STAFF_JOINED,
        STAFF_CHANGED,
        STAFF_ROLE_CHANGED,
        STAFF_LEFT,
        USERS_LISTED,
        USERS_SEARCHED,
        USER_READ,
        USER_ACTIVITY_READ,
        USER_ACTIVATED,
        USER_PUT_ON_HOLD,
        USER_SUSPENDED,
        USER_BANNED,
        USER_DELETED,
        USER_VERIFIED,
        USER_UNVERIFIED,
        USER_SIGNED_OUT,
        DEEDS_READ,
        REPORTS_LISTED,
        REPORT_READ,
        REPORT_DECIDED,
        CANDIDATES_LISTED,
        MATCHES_ANALYSED,
        MATCHES_LISTED,
        MATCH_DECIDED,
        MATCH_SUGGESTED,
        SUGGESTIONS_READ,
        DATES_LISTED,
        DATE_SCHEDULED,
        DATE_CHANGED,
        SHARED_HOURS_READ,
        SLACK_SENT;

        private static final String OF_STAFF = "STAFF_";

        /// Whether it is done about two people at once, and noted of each of them.
        public boolean isOfTwo() {
            return this == MATCH_DECIDED || this == MATCH_SUGGESTED || this == DATE_SCHEDULED || this == DATE_CHANGED;
        }

        /// What it is called among the events of the service: every name says once that it is of the staff.
        public String event() {
            return name().startsWith(OF_STAFF) ? name() : OF_STAFF + name();
        }
    }

    public StaffDeed {
        others = others.stream().filter(person -> !person.equals(subject)).collect(Collectors.toUnmodifiableSet());
        if (others.size() > MOST_OTHERS) {
            throw new IllegalArgumentException("more people than a page shows");
        }
        details = Map.copyOf(details);
    }

    /// The deed as whoever reads about its subject alone may know it: without whom it showed besides.
    public StaffDeed withoutOthers() {
        return new StaffDeed(kind, who, subject, Set.of(), why, network, at, details);
    }
}
