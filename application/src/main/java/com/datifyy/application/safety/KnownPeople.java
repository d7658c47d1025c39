package com.datifyy.application.safety;

import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.matching.Sight;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.Misses;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.Set;

/// Whom somebody can name when they block or report: whomever they may look at, whomever they blocked before, and
/// whomever they had a date with.
public final class KnownPeople {
    private final MatchCards cards;
    private final Sight sight;
    private final PeopleIndex index;
    private final BlockRepository blocks;
    private final DateRepository dates;
    private final Misses misses;

    public KnownPeople(
            MatchCards cards,
            Sight sight,
            PeopleIndex index,
            BlockRepository blocks,
            DateRepository dates,
            Misses misses) {
        this.cards = cards;
        this.sight = sight;
        this.index = index;
        this.blocks = blocks;
        this.dates = dates;
        this.misses = misses;
    }

    /// Whoever the caller blocked stays known to them, also when that person blocks them too: they must not
    /// learn of it.
    ///
    /// @throws InvalidInput when the caller names themselves
    /// @throws NotFound when there is no such person, or the caller may not look at them: all look alike
    void require(Caller caller, UserId person, Moment at) {
        requireOther(caller, person);
        boolean known = blocks.has(caller.id(), person)
                ? index.find(person).filter(card -> card.standing().takesPart()).isPresent()
                : sight.of(cards.ofSeeker(caller.id(), at), person, at).isPresent();
        if (!known) {
            throw misses.by(caller.id(), new NotFound("This person"));
        }
    }

    /// The same, but whoever had a date with somebody may tell of it in any case: blocking the other, or
    /// hiding, must not be a way to do wrong and not be reported.
    void requireForReport(Caller caller, UserId person, Moment at) {
        requireOther(caller, person);
        if (dates.metBy(caller.id(), Set.of(person)).isEmpty()) {
            require(caller, person, at);
        }
    }

    /// The same, but whoever had a date with somebody can block them also when they hide: hiding must not be a way to
    /// go on looking at whom one met. Who was blocked by the other, or whose company is gone, hears what all hear.
    void requireForBlock(Caller caller, UserId person, Moment at) {
        requireOther(caller, person);
        boolean met = !dates.metBy(caller.id(), Set.of(person)).isEmpty()
                && !blocks.has(person, caller.id())
                && index.find(person)
                        .filter(card -> card.standing().takesPart())
                        .isPresent();
        if (!met) {
            require(caller, person, at);
        }
    }

    private static void requireOther(Caller caller, UserId person) {
        if (person.equals(caller.id())) {
            throw new InvalidInput("user_id", "is your own");
        }
    }
}
