package com.datifyy.domain.safety;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody told the staff about another person. That person never learns of it, and nothing happens to
/// them by the number of reports: people decide.
///
/// @param reporter who told it, or null when their account was deleted
/// @param reported who it is about, or null when their account was deleted
/// @param evidence addresses of what shows it
/// @param statusAt since when it has its status
/// @param reviewer who of the staff put it there, or null
/// @param notes what they wrote for the rest of the staff; may be empty
public record Report(
        ReportId id,
        @Nullable UserId reporter,
        @Nullable UserId reported,
        ReportReason reason,
        String details,
        List<String> evidence,
        ReportStatus status,
        Instant at,
        Instant statusAt,
        @Nullable AdminId reviewer,
        String notes) {
    private static final int LONGEST_DETAILS = 2_000;
    private static final int LONGEST_NOTES = 2_000;
    private static final int MOST_EVIDENCE = 5;
    private static final int LONGEST_ADDRESS = 500;

    /// @throws InvalidInput when somebody reports themselves, the details have more than 2,000 characters, the
    ///     notes have, or the evidence is not up to five `https` addresses
    public Report {
        if (reporter != null && reporter.equals(reported)) {
            throw new InvalidInput("user_id", "is your own");
        }
        details = Texts.clean("details", details, LONGEST_DETAILS, true);
        if (evidence.size() > MOST_EVIDENCE) {
            throw new InvalidInput("evidence_urls", "has more than " + MOST_EVIDENCE + " entries");
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            addresses.add(address("evidence_urls[" + i + "]", evidence.get(i)));
        }
        evidence = List.copyOf(addresses);
        notes = Texts.clean("notes", notes, LONGEST_NOTES, true);
    }

    /// A report that nobody has looked at.
    public static Report filed(
            ReportId id,
            UserId reporter,
            UserId reported,
            ReportReason reason,
            String details,
            List<String> evidence,
            Instant now) {
        return new Report(id, reporter, reported, reason, details, evidence, ReportStatus.OPEN, now, now, null, "");
    }

    /// The report in another state, into which somebody of the staff puts it.
    ///
    /// @param words what they write for the rest of the staff; empty leaves what is there
    /// @throws Conflict when it may not go there from the state it is in
    public Report becoming(ReportStatus next, AdminId by, String words, Instant now) {
        if (!status.mayBecome(next)) {
            throw new Conflict("A report that is " + Texts.words(status) + " cannot become " + Texts.words(next));
        }
        return new Report(
                id, reporter, reported, reason, details, evidence, next, at, now, by, words.isBlank() ? notes : words);
    }

    /// Only what is neither personal nor content.
    @Override
    public String toString() {
        return "Report[" + id + ", " + reason + ", " + status + "]";
    }

    private static String address(String field, String text) {
        String clean = Texts.clean(field, text, LONGEST_ADDRESS, false);
        try {
            URI address = new URI(clean);
            if ("https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null) {
                return clean;
            }
        } catch (URISyntaxException notAnAddress) {
            // answered like an address of another kind
        }
        throw new InvalidInput(field, "is not an https address");
    }
}
