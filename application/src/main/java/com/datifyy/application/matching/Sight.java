package com.datifyy.application.matching;

import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import java.util.Optional;

/// Decides who may look at whom by id.
public final class Sight {
    private final PeopleIndex index;
    private final BlockRepository blocks;

    public Sight(PeopleIndex index, BlockRepository blocks) {
        this.index = index;
        this.blocks = blocks;
    }

    /// The card of a person whom the seeker may look at. It is empty alike when there is no such person, they
    /// are not shown to anybody, they have ruled the seeker out, or either has blocked the other.
    public Optional<MatchCard> of(MatchCard seeker, UserId person, Moment at) {
        // Asked always, so that a block takes no longer than there being nobody.
        boolean blocked = blocks.existsBetween(seeker.owner(), person);
        return index.find(person)
                .map(MatchCard::asSeenByOthers)
                .filter(card -> Eligibility.isShown(card, at)
                        && !person.equals(seeker.owner())
                        && Eligibility.meetsDemands(card, seeker, at)
                        && !blocked);
    }
}
