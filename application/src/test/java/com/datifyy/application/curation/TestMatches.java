package com.datifyy.application.curation;

import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.curation.Analysis;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Contribution;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Verdict;
import com.datifyy.domain.preferences.MatchStrength;
import java.time.Instant;
import java.util.List;

/// Matches and suggestions for tests.
public final class TestMatches {
    public static final AdminId GENIE = new AdminId(901);

    private TestMatches() {}

    /// A match that nobody decided about, analysed by the rules.
    public static CuratedMatch match(int number, UserId one, UserId other) {
        return match(number, one, other, TestClock.START);
    }

    public static CuratedMatch match(int number, UserId one, UserId other, Instant at) {
        return CuratedMatch.found(new CuratedMatchId(number), one, other, analysis(72), GENIE, at);
    }

    /// The same match, accepted.
    public static CuratedMatch accepted(CuratedMatch match) {
        return match.decided(CuratedMatchStatus.ACCEPTED, null, match.createdAt());
    }

    public static Suggestion suggestion(int number, CuratedMatch match, UserId recipient) {
        return Suggestion.made(new SuggestionId(number), match, recipient, match.createdAt());
    }

    public static Analysis analysis(int score) {
        return new Analysis(
                score,
                score,
                List.of(
                        new Contribution(Criterion.AGE, MatchStrength.MUST_HAVE, Verdict.SATISFIED, 3_750),
                        new Contribution(Criterion.SMOKING, MatchStrength.NICE_TO_HAVE, Verdict.VIOLATED, -1_250)),
                List.of(new Contribution(Criterion.DISTANCE, MatchStrength.NICE_TO_HAVE, Verdict.UNKNOWN, 0)),
                "Both like quiet evenings, \"so they say\";\nthey may get on",
                List.of("both read, much", "evenings"),
                List.of(),
                "rules",
                "local",
                "1",
                "0f".repeat(32),
                false,
                TestClock.START);
    }
}
