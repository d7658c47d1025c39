package com.datifyy.domain.matching;

import java.util.List;

/// How well one person is what another one looks for.
///
/// @param points 0 to 10,000: [Compatibility#BASELINE] and the contributions
public record OneWay(int points, List<Contribution> contributions) {
    public OneWay {
        contributions = List.copyOf(contributions);
    }
}
