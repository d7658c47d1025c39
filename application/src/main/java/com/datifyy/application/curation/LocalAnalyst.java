package com.datifyy.application.curation;

import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.InputHash;
import com.datifyy.domain.curation.ScoreInWords;
import java.util.Optional;

/// Stands where no provider was set up: it has nothing to add to the score, which it puts into words.
public final class LocalAnalyst implements CompatibilityAnalyst {
    @Override
    public InputHash inputHash(Briefing briefing) {
        return ScoreInWords.inputHash(briefing);
    }

    @Override
    public Optional<Absence> absence() {
        return Optional.of(Absence.NOT_CONFIGURED);
    }

    @Override
    public Commentary comment(Briefing briefing) {
        return ScoreInWords.about(briefing);
    }
}
