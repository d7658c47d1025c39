package com.datifyy.domain.matching;

import com.datifyy.domain.preferences.MatchStrength;

/// What one wish adds to, or takes from, a one-way score.
///
/// @param points hundredths of a percent, negative when the wish is missed, 0 when nothing is known
public record Contribution(Criterion criterion, MatchStrength strength, Verdict verdict, int points) {}
