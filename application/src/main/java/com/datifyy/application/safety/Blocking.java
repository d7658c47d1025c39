package com.datifyy.application.safety;

import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Not meeting somebody any more. A block hides each of the two from the other, and only who made it can tell.
public final class Blocking {
    private final BlockRepository blocks;
    private final SuggestionRepository suggestions;
    private final ProfileRepository profiles;
    private final KnownPeople people;
    private final DateCancelling dates;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public Blocking(
            BlockRepository blocks,
            SuggestionRepository suggestions,
            ProfileRepository profiles,
            KnownPeople people,
            DateCancelling dates,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.blocks = blocks;
        this.suggestions = suggestions;
        this.profiles = profiles;
        this.people = people;
        this.dates = dates;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Somebody the caller has blocked.
    ///
    /// @param firstName as they publish it
    public record BlockedPerson(UserId id, String firstName, Instant since) {}

    /// Blocks somebody, cancels the dates the two have ahead of them, and takes back what was suggested to
    /// either; blocking them again changes nothing.
    ///
    /// @param reason the caller's own note, or nothing
    /// @throws InvalidInput when the caller blocks themselves, or the reason is too long
    /// @throws NotFound when there is nobody by this id whom the caller may look at or had a date with
    /// @throws com.datifyy.domain.shared.Refusal.Incomplete when the caller could not be shown anybody
    public void block(Caller caller, UserId person, String reason) {
        Instant now = clock.instant();
        unitOfWork.run(() -> {
            people.requireForBlock(caller, person, Moment.of(now));
            blocks.add(new Block(caller.id(), person, reason, now));
            dates.between(caller.id(), person);
            suggestions.withdrawBetween(caller.id(), person, now);
        });
    }

    /// Takes a block back. Whether there was one, or such a person, makes no difference.
    public void unblock(Caller caller, UserId person) {
        unitOfWork.run(() -> blocks.remove(caller.id(), person));
    }

    /// Whom the caller has blocked, newest first.
    public NumberedPage<BlockedPerson> list(Caller caller, NumberedPage.Wanted wanted) {
        NumberedPage<Block> page = blocks.by(caller.id(), wanted);
        List<UserId> ids = page.items().stream().map(Block::blocked).toList();
        Map<UserId, Profile> told = profiles.findAll(ids);
        List<BlockedPerson> listed =
                page.items().stream().map(block -> listed(block, told)).toList();
        return page.holding(listed);
    }

    private static BlockedPerson listed(Block block, Map<UserId, Profile> told) {
        Profile profile = told.get(block.blocked());
        return new BlockedPerson(
                block.blocked(), profile == null ? "" : PublishedProfile.firstNameOf(profile), block.at());
    }
}
