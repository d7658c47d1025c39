package com.datifyy.application.profile;

import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.matching.Introduction;
import com.datifyy.application.matching.Introductions;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.matching.Showings;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.SealedPages;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Demands;
import com.datifyy.domain.matching.Leeway;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.Sample;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.InstantSource;
import java.util.Set;

/// The people who fit somebody and whom they fit, best first; those who fit about as well take turns. Whom the staff
/// has ever introduced to them is not among those: nobody learns from who comes back what the other one said.
public final class Recommendations {
    /// How many people are looked at to tell what demands cost.
    private static final int COUNTED = 2_000;

    private final MatchCards cards;
    private final SettingsRepository settings;
    private final SuggestionRepository suggestions;
    private final PeopleIndex index;
    private final Introductions introductions;
    private final Showings showings;
    private final SealedPages pages;
    private final RequestLimits limits;
    private final InstantSource clock;

    public Recommendations(
            MatchCards cards,
            SettingsRepository settings,
            SuggestionRepository suggestions,
            PeopleIndex index,
            Introductions introductions,
            Showings showings,
            SealedPages pages,
            RequestLimits limits,
            InstantSource clock) {
        this.cards = cards;
        this.settings = settings;
        this.suggestions = suggestions;
        this.index = index;
        this.introductions = introductions;
        this.showings = showings;
        this.pages = pages;
        this.limits = limits;
        this.clock = clock;
    }

    /// Those whom both the partner preferences and the discovery settings let through.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Incomplete when the caller has not told their gender and birth
    ///     date
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the cursor is not one that was handed out
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the caller saw enough pages or people today
    public Page<Introduction> recommend(Caller caller, PageRequest page) {
        limits.admit(Flow.PEOPLE_PAGES, caller.key());
        Moment at = Moment.of(clock.instant());
        MatchCard card = cards.ofSeeker(caller.id(), at);
        MatchCard seeker = settings.find(caller.id()).map(card::seekingBy).orElse(card);
        Rotation rotation = showings.orderFor(caller.id(), at.now());
        Set<UserId> introduced = suggestions.introducedTo(caller.id());
        Page<Ranked> found = pages.of(
                "recommendations " + caller.id().value(),
                page,
                plain -> index.fitting(seeker, introduced, rotation, plain, at.now()));
        Page<Introduction> shown = introductions.of(seeker, found, at);
        limits.admit(Flow.PEOPLE_SHOWN, caller.key(), shown.items().size());
        showings.count(
                caller.id(),
                shown.items().stream().map(each -> each.profile().owner()).toList(),
                at.now());
        return shown;
    }

    /// What the caller's own demands cost: how many people each keeps away, and what asking for less would add.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Incomplete when the caller has not told their gender and birth
    ///     date
    public Leeway leeway(Caller caller) {
        Moment at = Moment.of(clock.instant());
        MatchCard card = cards.ofSeeker(caller.id(), at);
        UserSettings chosen = settings.find(caller.id()).orElse(UserSettings.initial(caller.id(), at.now()));
        Demands demands = Demands.of(card, chosen);
        Set<UserId> introduced = suggestions.introducedTo(caller.id());
        Sample anybody = index.draw(demands.anybody(), COUNTED, at.now()).without(introduced);
        Sample nearby = anybody.isExact()
                ? anybody
                : index.draw(demands.nearby(), COUNTED, at.now()).without(introduced);
        return demands.cost(anybody, nearby, at);
    }
}
