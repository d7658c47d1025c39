package com.datifyy.domain.safety;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
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
    ///     notes have, or the evidence is not up to five `https` addresses; all of that is told
    public Report {
        var wrong = new Faults();
        if (reporter != null && reporter.equals(reported)) {
            wrong.note("user_id", "is your own");
        }
        details = details(details, wrong);
        evidence = evidence(evidence, wrong);
        String written = notes;
        notes = wrong.of(() -> cleanNotes(written), written);
        wrong.tell();
    }

    /// What somebody tells about another person has to be acceptable, whoever it is and whatever the reason.
    ///
    /// @throws InvalidInput when the details or the evidence are not; all of that is told
    public static void requireAcceptable(String details, List<String> evidence) {
        var wrong = new Faults();
        var _ = details(details, wrong);
        var _ = evidence(evidence, wrong);
        wrong.tell();
    }

    /// What the staff writes about a report, as it is kept.
    ///
    /// @throws InvalidInput when it is too long
    public static String cleanNotes(String notes) {
        return Texts.clean("notes", notes, LONGEST_NOTES, true);
    }

    private static String details(String details, Faults wrong) {
        return wrong.clean("details", details, LONGEST_DETAILS, true);
    }

    private static List<String> evidence(List<String> evidence, Faults wrong) {
        if (evidence.size() > MOST_EVIDENCE) {
            wrong.note("evidence_urls", "has more than " + MOST_EVIDENCE + " entries");
            return evidence;
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            String field = "evidence_urls[" + i + "]";
            String sent = evidence.get(i);
            addresses.add(wrong.of(() -> address(field, sent), sent));
        }
        return List.copyOf(addresses);
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
