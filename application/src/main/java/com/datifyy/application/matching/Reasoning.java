package com.datifyy.application.matching;

import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.MatchReason;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.ReasonPhrases;
import com.datifyy.domain.matching.ReasonsInWords;
import java.util.List;

/// Why people may suit somebody, in sentences to that person, of what these publish alone.
public final class Reasoning {
    private Reasoning() {}

    /// @param other as others see them
    public static String between(MatchCard seeker, MatchCard other, Moment at) {
        return of(MatchReason.between(seeker, other, at));
    }

    /// Reasons that are known already.
    public static String of(List<MatchReason> reasons) {
        return ReasonsInWords.of(reasons, ReasonPhrases.ENGLISH);
    }
}
