package com.datifyy.application.matching;

import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PresentCards;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.MatchReason;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.ReasonPhrases;
import com.datifyy.domain.matching.ReasonsInWords;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Why people may suit somebody, in sentences to that person, of what these publish alone. It takes two questions to
/// the store however many people there are.
public final class Reasoning {
    private final PeopleIndex index;
    private final PresentCards present;

    public Reasoning(PeopleIndex index, PresentCards present) {
        this.index = index;
        this.present = present;
    }

    /// Nothing about people whom a block keeps apart from the viewer, or who have no card.
    public Map<UserId, String> about(UserId viewer, Collection<UserId> people, Moment at) {
        MatchCard seeker = people.isEmpty() ? null : index.find(viewer).orElse(null);
        if (seeker == null) {
            return Map.of();
        }
        Map<UserId, String> sentences = new HashMap<>();
        present.visibleTo(viewer, people)
                .forEach((person, card) ->
                        sentences.put(person, of(MatchReason.between(seeker, card.asSeenByOthers(), at))));
        return sentences;
    }

    /// Reasons that are known already.
    public static String of(List<MatchReason> reasons) {
        return ReasonsInWords.of(reasons, ReasonPhrases.ENGLISH);
    }
}
