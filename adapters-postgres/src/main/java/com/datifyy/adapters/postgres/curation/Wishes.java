package com.datifyy.adapters.postgres.curation;

import com.datifyy.domain.matching.Contribution;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Verdict;
import com.datifyy.domain.preferences.MatchStrength;
import java.util.Arrays;
import java.util.List;

/// What wishes add to a score, each in one line: criterion, strength, verdict and points.
final class Wishes {
    private Wishes() {}

    static String[] written(List<Contribution> contributions) {
        return contributions.stream()
                .map(part -> "%s %s %s %d"
                        .formatted(
                                part.criterion().name(),
                                part.strength().name(),
                                part.verdict().name(),
                                part.points()))
                .toArray(String[]::new);
    }

    static List<Contribution> read(String[] lines) {
        return Arrays.stream(lines).map(Wishes::read).toList();
    }

    private static Contribution read(String line) {
        String[] words = line.split(" ", 4);
        return new Contribution(
                Criterion.valueOf(words[0]),
                MatchStrength.valueOf(words[1]),
                Verdict.valueOf(words[2]),
                Integer.parseInt(words[3]));
    }
}
