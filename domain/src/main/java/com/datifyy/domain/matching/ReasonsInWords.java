package com.datifyy.domain.matching;

import com.datifyy.domain.preferences.MatchStrength;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why somebody may like another person, in a few sentences: what they mean most comes first.
public final class ReasonsInWords {
    private static final int MOST_SENTENCES = 3;

    private ReasonsInWords() {}

    /// @param reasons as [MatchReason#between] gives them, so that they tell what the other one publishes alone
    public static String of(List<MatchReason> reasons, ReasonPhrases language) {
        String sentences = reasons.stream()
                .sorted(Comparator.comparing(reason -> reason.strength() != MatchStrength.MUST_HAVE))
                .map(language::about)
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST_SENTENCES)
                .collect(Collectors.joining(" "));
        return sentences.isEmpty() ? language.withoutReasons() : sentences;
    }
}
