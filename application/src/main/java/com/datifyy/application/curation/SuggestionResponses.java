package com.datifyy.application.curation;

import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.matching.Introduction;
import com.datifyy.application.matching.Introductions;
import com.datifyy.application.matching.Reasoning;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PresentCards;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.curation.RejectionReason;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The people suggested to somebody, and saying whether one would like to meet them.
///
/// The words the staff reads about a pair are not shown to the two: each is told which of their own wishes
/// the other is known to meet, as far as the other publishes it.
public final class SuggestionResponses {
    private static final Set<SuggestionStatus> SHOWN = EnumSet.complementOf(EnumSet.of(SuggestionStatus.WITHDRAWN));

    private final SuggestionRepository suggestions;
    private final PeopleIndex index;
    private final PresentCards present;
    private final Introductions introductions;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public SuggestionResponses(
            SuggestionRepository suggestions,
            PeopleIndex index,
            PresentCards present,
            Introductions introductions,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.suggestions = suggestions;
        this.index = index;
        this.present = present;
        this.introductions = introductions;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// A suggestion as the person sees it to whom it was made.
    ///
    /// @param person the other one as the person gets to see them
    /// @param reasoning why the two may get on, in words
    public record Suggested(Suggestion suggestion, Introduction person, String reasoning) {}

    /// What was suggested to the caller, the newest first.
    ///
    /// @param status which ones, or null for all
    public NumberedPage<Suggested> list(Caller caller, @Nullable SuggestionStatus status, NumberedPage.Wanted wanted) {
        Moment at = Moment.of(clock.instant());
        Set<SuggestionStatus> statuses = status == null ? SHOWN : EnumSet.of(status);
        if (status == SuggestionStatus.WITHDRAWN) {
            statuses = Set.of();
        }
        NumberedPage<Suggestion> page = suggestions.to(caller.id(), statuses, wanted);
        Map<UserId, Introduction> people = page.items().isEmpty() ? Map.of() : introduced(caller, page.items(), at);
        List<Suggested> shown = new ArrayList<>();
        for (Suggestion suggestion : page.items()) {
            Introduction person = people.get(suggestion.suggested());
            if (person != null) {
                shown.add(new Suggested(suggestion, person, Reasoning.of(person.reasons())));
            }
        }
        return page.holding(shown);
    }

    /// Answers a suggestion, once and for all.
    ///
    /// @param accept whether the caller would like to meet
    /// @param reasons why not; only for rejecting
    /// @param customReason why not, in their own words; only for rejecting
    /// @throws NotFound when there is no such suggestion, it was made to somebody else, was taken back, or
    ///     the other one is not there for the caller any more: all look alike
    /// @throws Conflict when it was answered
    /// @throws InvalidInput when reasons are given for accepting, or they are too long
    public Suggestion respond(
            Caller caller, SuggestionId id, boolean accept, Set<RejectionReason> reasons, String customReason) {
        Moment at = Moment.of(clock.instant());
        if (accept && !(reasons.isEmpty() && customReason.isBlank())) {
            throw new InvalidInput("reasons", "are for rejecting");
        }
        return unitOfWork.execute(() -> {
            Suggestion before = suggestions
                    .findForUpdate(id)
                    .filter(suggestion -> suggestion.recipient().equals(caller.id())
                            && suggestion.status() != SuggestionStatus.WITHDRAWN
                            && isThere(caller, suggestion.suggested(), at))
                    .orElseThrow(() -> new NotFound("This suggestion"));
            Suggestion after = accept ? before.accepted(at.now()) : before.rejected(reasons, customReason, at.now());
            suggestions.save(after);
            return after;
        });
    }

    private boolean isThere(Caller caller, UserId person, Moment at) {
        MatchCard card = present.visibleTo(caller.id(), List.of(person)).get(person);
        return card != null && Eligibility.isShown(card, at);
    }

    private Map<UserId, Introduction> introduced(Caller caller, List<Suggestion> made, Moment at) {
        MatchCard seeker = index.find(caller.id()).orElse(null);
        if (seeker == null) {
            return Map.of();
        }
        Map<UserId, MatchCard> cards = present.visibleTo(
                caller.id(), made.stream().map(Suggestion::suggested).toList());
        List<Ranked> found = new ArrayList<>();
        for (Suggestion suggestion : made) {
            MatchCard card = cards.get(suggestion.suggested());
            if (card != null && Eligibility.isShown(card, at)) {
                found.add(new Ranked(card.asSeenByOthers(), suggestion.score() * 100));
            }
        }
        Map<UserId, Introduction> introduced = new HashMap<>();
        introductions
                .of(seeker, new Page<>(found, null), at)
                .items()
                .forEach(person -> introduced.put(person.profile().owner(), person));
        return introduced;
    }
}
