package com.datifyy.application.curation.port;

import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.InputHash;
import java.util.Optional;

/// Somebody who comments on how two people fit.
public interface CompatibilityAnalyst {
    /// What a comment on this briefing would be known by; another prompt or other models make it another one.
    InputHash inputHash(Briefing briefing);

    /// Why there would be no comment now, whatever it is about; nothing is sent to find out.
    Optional<Absence> absence();

    /// A comment within a bounded time, or why there is none; never an exception for what the provider does.
    Commentary comment(Briefing briefing);
}
