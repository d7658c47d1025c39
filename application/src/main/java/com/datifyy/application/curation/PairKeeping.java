package com.datifyy.application.curation;

import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Analysis;
import com.datifyy.domain.curation.Assessment;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps what was found about pairs: each once, anew only while nobody has decided and when what it was made of has
/// changed.
final class PairKeeping {
    private static final int ATTEMPTS = 20;

    private final CuratedMatchRepository matches;
    private final IdGenerator ids;
    private final InstantSource clock;

    PairKeeping(CuratedMatchRepository matches, IdGenerator ids, InstantSource clock) {
        this.matches = matches;
        this.ids = ids;
        this.clock = clock;
    }

    /// What was found about a person and another.
    ///
    /// @param fit the wishes of whoever has the smaller number first
    record Judged(UserId other, Compatibility fit, Assessment assessment) {}

    /// Inside a unit of work. The pairs are written in the order of the others, so that two of the staff who analyse
    /// the same ones at once wait for each other in turn.
    ///
    /// @return in that order
    List<CuratedMatch> kept(AdminId by, UserId person, List<Judged> found) {
        Map<UserId, Judged> judgements = new TreeMap<>();
        found.forEach(judged -> judgements.put(judged.other(), judged));
        Instant now = clock.instant();
        Map<UserId, CuratedMatch> known = matches.between(person, judgements.keySet());
        List<CuratedMatch> all = new ArrayList<>();
        judgements.forEach((other, judged) -> {
            Analysis analysis = analysis(judged, now);
            CuratedMatch match = known.get(other);
            all.add(
                    match == null
                            ? added(by, person, judged, analysis)
                            : renewed(match, analysis, judged.assessment()));
        });
        return all;
    }

    private CuratedMatch added(AdminId by, UserId person, Judged judged, Analysis analysis) {
        for (int i = 0; i < ATTEMPTS; i++) {
            CuratedMatch match =
                    CuratedMatch.found(ids.curatedMatchId(), person, judged.other(), analysis, by, analysis.at());
            if (matches.add(match)) {
                return match;
            }
            CuratedMatch known = matches.ofPair(person, judged.other()).orElse(null);
            if (known != null) {
                return renewed(known, analysis, judged.assessment());
            }
        }
        throw new IllegalStateException("no free number was found");
    }

    private CuratedMatch renewed(CuratedMatch known, Analysis newer, Assessment assessment) {
        if (!isRenewed(known, newer, assessment)) {
            return known;
        }
        CuratedMatch locked = matches.findForUpdate(known.id()).orElseThrow(() -> new NotFound("This match"));
        if (!isRenewed(locked, newer, assessment)) {
            return locked;
        }
        CuratedMatch again = locked.analysedAgain(newer, newer.at());
        matches.save(again);
        return again;
    }

    /// A comment that was made of the same stays, also while nobody comments; not if one of the two does not
    /// agree any more.
    private static boolean isRenewed(CuratedMatch known, Analysis newer, Assessment assessment) {
        Analysis before = known.analysis();
        boolean nobodyComments = assessment.absence() != null && assessment.absence() != Absence.NO_CONSENT;
        boolean same = before.inputHash().equals(newer.inputHash())
                || (nobodyComments && before.machineMade() && before.ruleScore() == newer.ruleScore());
        return !same && known.status().isUndecided();
    }

    private static Analysis analysis(Judged pair, Instant now) {
        Assessment assessment = pair.assessment();
        Commentary.Written words = assessment.words();
        return new Analysis(
                assessment.ruleScore(),
                assessment.score(),
                pair.fit().forOne().contributions(),
                pair.fit().forOther().contributions(),
                words.reasoning(),
                words.matchedAspects(),
                words.mismatchedAspects(),
                words.provider(),
                words.model(),
                words.promptVersion(),
                words.inputHash().value(),
                words.machineMade(),
                now);
    }
}
