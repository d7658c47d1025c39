package com.datifyy.application.curation;

import com.datifyy.application.admin.Deeds;
import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Replies;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.settings.NotificationSettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the staff decides about pairs, and suggesting the two to each other. Whether they may be is asked of
/// the rules again when it happens, whatever was decided before.
public final class MatchCuration {
    private static final int ATTEMPTS = 20;
    private static final NumberedPage.Wanted JUST_COUNTED = new NumberedPage.Wanted(1, 1);

    private final CuratedMatchRepository matches;
    private final SuggestionRepository suggestions;
    private final DateRepository dates;
    private final Candidates candidates;
    private final PeopleIndex index;
    private final BlockRepository blocks;
    private final UserRepository users;
    private final ProfileRepository profiles;
    private final SettingsRepository settings;
    private final Notifications notifications;
    private final Deeds deeds;
    private final IdGenerator ids;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public MatchCuration(
            CuratedMatchRepository matches,
            SuggestionRepository suggestions,
            DateRepository dates,
            Candidates candidates,
            PeopleIndex index,
            BlockRepository blocks,
            UserRepository users,
            ProfileRepository profiles,
            SettingsRepository settings,
            Notifications notifications,
            Deeds deeds,
            IdGenerator ids,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.matches = matches;
        this.suggestions = suggestions;
        this.dates = dates;
        this.candidates = candidates;
        this.index = index;
        this.blocks = blocks;
        this.users = users;
        this.profiles = profiles;
        this.settings = settings;
        this.notifications = notifications;
        this.deeds = deeds;
        this.ids = ids;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// What a member of staff makes of a pair.
    public enum Decision {
        ACCEPT(CuratedMatchStatus.ACCEPTED),
        REJECT(CuratedMatchStatus.REJECTED),
        REVIEW_LATER(CuratedMatchStatus.REVIEW_LATER);

        private final CuratedMatchStatus becomes;

        Decision(CuratedMatchStatus becomes) {
            this.becomes = becomes;
        }
    }

    /// A match with the two it is of, and what they said to each other's suggestion.
    public record Described(CuratedMatch match, StaffPerson lower, StaffPerson higher, Replies replies) {}

    /// Decides about a match; rejecting one takes back what was suggested and waits for an answer. That alone can be
    /// decided about two whom a block keeps apart, for nothing becomes of them: whose block it is, is not told.
    ///
    /// @param notes instead of the earlier ones, or null to leave them as they are
    /// @throws com.datifyy.domain.shared.Refusal.Forbidden when the role does not curate
    /// @throws NotFound when there is no such match
    /// @throws Conflict when the match may not go there from the state it is in, or the two do not meet
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the notes are too long
    public CuratedMatch decide(AdminCaller admin, CuratedMatchId id, Decision decision, @Nullable String notes) {
        admin.require(Permission.CURATE);
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            CuratedMatch before = locked(id);
            CuratedMatch after = before.decided(decision.becomes, notes, now);
            if (decision != Decision.REJECT && blocks.existsBetween(before.lower(), before.higher())) {
                throw new Conflict("These two do not meet: their match can only be rejected");
            }
            matches.save(after);
            if (after.status() == CuratedMatchStatus.REJECTED) {
                suggestions.withdrawOf(id, now);
            }
            note(
                    admin,
                    StaffDeed.Kind.MATCH_DECIDED,
                    after,
                    Map.of("from", word(before.status()), "to", word(after.status())));
            return after;
        });
    }

    /// The matches in one state, the newest first.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Forbidden when the role does not see curation
    public NumberedPage<Described> list(AdminCaller admin, CuratedMatchStatus status, NumberedPage.Wanted wanted) {
        admin.require(Permission.SEE_CURATION);
        Moment at = Moment.of(clock.instant());
        return unitOfWork.execute(() -> {
            NumberedPage<CuratedMatch> page = matches.in(status, wanted);
            List<UserId> people = new ArrayList<>();
            page.items().forEach(match -> people.addAll(List.of(match.lower(), match.higher())));
            Map<UserId, User> accounts = candidates.accounts(people);
            Map<UserId, Profile> told = profiles.findAll(people);
            Map<CuratedMatchId, List<Suggestion>> made =
                    suggestions
                            .ofMatches(
                                    page.items().stream().map(CuratedMatch::id).toList())
                            .stream()
                            .collect(Collectors.groupingBy(Suggestion::match));
            List<Described> described = new ArrayList<>();
            for (CuratedMatch match : page.items()) {
                User lower = accounts.get(match.lower());
                User higher = accounts.get(match.higher());
                if (lower != null && higher != null) {
                    described.add(new Described(
                            match,
                            StaffPerson.of(lower, told.get(lower.id()), at),
                            StaffPerson.of(higher, told.get(higher.id()), at),
                            Replies.to(match, made.getOrDefault(match.id(), List.of()))));
                }
            }
            deeds.noteShown(
                    admin,
                    StaffDeed.Kind.MATCHES_LISTED,
                    null,
                    described.stream()
                            .flatMap(match ->
                                    Stream.of(match.lower().id(), match.higher().id()))
                            .collect(Collectors.toSet()),
                    Map.of("status", word(status), "matches", Integer.toString(described.size())));
            return page.holding(described);
        });
    }

    /// Suggests the two to each other, once, and tells both by mail that there is something to look at. Whoever has no
    /// proven address, or wants no such mails, finds it in the app alone.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Forbidden when the role does not curate
    /// @throws NotFound when there is no such match
    /// @throws Conflict when the match was not accepted, was suggested before, something stands between the
    ///     two, or one of them has [Suggestion#MOST_WAITING] suggestions that wait for an answer
    public void suggest(AdminCaller admin, CuratedMatchId id) {
        admin.require(Permission.CURATE);
        unitOfWork.run(() -> {
            Instant now = clock.instant();
            CuratedMatch known = matches.find(id).orElseThrow(() -> new NotFound("This match"));
            // Whoever blocks or leaves locks people too: it happens before, and is seen, or after, and takes back.
            // Whoever schedules does as well, and then their match: in the same order, so that neither waits for
            // the other.
            List<User> both = Stream.of(known.lower(), known.higher())
                    .flatMap(person -> users.findForUpdate(person).stream())
                    .toList();
            CuratedMatch match = locked(id);
            if (match.status() != CuratedMatchStatus.ACCEPTED) {
                throw new Conflict("Only a match that was accepted can be suggested");
            }
            if (!suggestions.ofMatches(List.of(id)).isEmpty()) {
                throw new Conflict("This match was suggested already");
            }
            requireNothingBetween(match, both, Moment.of(now));
            requireFewWaiting(match);
            for (User recipient : both) {
                tell(recipient, added(match, recipient.id(), now), now);
            }
            note(admin, StaffDeed.Kind.MATCH_SUGGESTED, match, Map.of());
        });
    }

    private CuratedMatch locked(CuratedMatchId id) {
        return matches.findForUpdate(id).orElseThrow(() -> new NotFound("This match"));
    }

    /// @param both those of the two whom there are, locked
    private void requireNothingBetween(CuratedMatch match, List<User> both, Moment at) {
        Optional<MatchCard> lower = index.find(match.lower()).map(MatchCard::asSeenByOthers);
        Optional<MatchCard> higher = index.find(match.higher()).map(MatchCard::asSeenByOthers);
        if (lower.isEmpty()
                || higher.isEmpty()
                || !Eligibility.fitEachOther(lower.get(), higher.get(), at)
                || both.size() < 2
                || !both.stream().allMatch(person -> person.status().mayBeIntroduced())
                || blocks.existsBetween(match.lower(), match.higher())) {
            throw new Conflict("These two can no longer be suggested to each other");
        }
        if (!dates.metBy(match.lower(), List.of(match.higher())).isEmpty()) {
            throw new Conflict("These two have or had a date already");
        }
    }

    private void requireFewWaiting(CuratedMatch match) {
        for (UserId person : List.of(match.lower(), match.higher())) {
            long waiting = suggestions
                    .to(person, Set.of(SuggestionStatus.PENDING), JUST_COUNTED)
                    .total();
            if (waiting >= Suggestion.MOST_WAITING) {
                throw new Conflict("One of them has " + Suggestion.MOST_WAITING + " suggestions to answer first");
            }
        }
    }

    private Suggestion added(CuratedMatch match, UserId recipient, Instant now) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Suggestion suggestion = Suggestion.made(ids.suggestionId(), match, recipient, now);
            if (suggestions.add(suggestion)) {
                return suggestion;
            }
        }
        throw new IllegalStateException("no free number was found");
    }

    private void tell(User user, Suggestion suggestion, Instant now) {
        UserId recipient = user.id();
        Email mailbox = user.mailbox();
        UserSettings set = settings.find(recipient).orElseGet(() -> UserSettings.initial(recipient, now));
        if (mailbox != null
                && set.isOn(NotificationSettings.EMAIL_ENABLED)
                && set.isOn(NotificationSettings.NOTIFY_MATCHES)) {
            String name =
                    profiles.find(recipient).map(PublishedProfile::firstNameOf).orElse("");
            notifications.tell("suggestion/" + suggestion.id(), new Notice.SuggestionMade(mailbox, name, now));
        }
    }

    private void note(AdminCaller admin, StaffDeed.Kind kind, CuratedMatch match, Map<String, String> details) {
        var more = new HashMap<>(details);
        more.put("match", match.id().toString());
        deeds.noteOfTwo(admin, kind, Map.of(match.lower(), more, match.higher(), more));
    }

    private static String word(CuratedMatchStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
