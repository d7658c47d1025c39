package com.datifyy.application.curation;

import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Hindrance;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.identity.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// With whom somebody is not brought together any more: the staff decided about the two, they were suggested to each
/// other, or they have or had a date.
final class Settled {
    private final CuratedMatchRepository matches;
    private final SuggestionRepository suggestions;
    private final DateRepository dates;

    Settled(CuratedMatchRepository matches, SuggestionRepository suggestions, DateRepository dates) {
        this.matches = matches;
        this.suggestions = suggestions;
        this.dates = dates;
    }

    /// Those of several people about whom and the person that is so, and why.
    Map<UserId, Hindrance> with(UserId person, Collection<UserId> others) {
        Map<UserId, CuratedMatch> known = matches.between(person, others);
        Set<CuratedMatchId> suggested =
                suggestions
                        .ofMatches(known.values().stream().map(CuratedMatch::id).toList())
                        .stream()
                        .map(Suggestion::match)
                        .collect(Collectors.toSet());
        Map<UserId, Hindrance> settled = new HashMap<>();
        known.forEach((other, match) -> {
            if (match.status() == CuratedMatchStatus.REJECTED) {
                settled.put(other, Hindrance.REJECTED);
            } else if (match.status() == CuratedMatchStatus.SCHEDULED) {
                settled.put(other, Hindrance.MET);
            } else if (suggested.contains(match.id())) {
                settled.put(other, Hindrance.SUGGESTED);
            }
        });
        dates.metBy(person, others).forEach(other -> settled.put(other, Hindrance.MET));
        return settled;
    }
}
