package com.datifyy.application.curation;

import com.datifyy.application.admin.Deeds;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PresentCards;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Assessment;
import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.Hindrance;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Contribution;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How well somebody fits others, for the staff: a score by the rules, which a comment moves within bounds.
/// Each pair is kept once and analysed anew only when what it was made of has changed.
public final class PairAnalysis {
    /// How many pairs are analysed at once.
    public static final int MOST_PAIRS = 50;

    private final PairKeeping keeping;
    private final Candidates candidates;
    private final Hindrances hindrances;
    private final Commentaries commentaries;
    private final UnaryOperator<Set<UserId>> agreeing;
    private final PeopleIndex index;
    private final PresentCards present;
    private final BlockRepository blocks;
    private final ProfileRepository profiles;
    private final Deeds deeds;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    /// @param agreeing those of several people who let a provider be told about them
    public PairAnalysis(
            CuratedMatchRepository matches,
            Candidates candidates,
            Commentaries commentaries,
            UnaryOperator<Set<UserId>> agreeing,
            PeopleIndex index,
            PresentCards present,
            BlockRepository blocks,
            ProfileRepository profiles,
            Deeds deeds,
            IdGenerator ids,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.keeping = new PairKeeping(matches, ids, clock);
        this.candidates = candidates;
        this.hindrances = new Hindrances(candidates);
        this.commentaries = commentaries;
        this.agreeing = agreeing;
        this.index = index;
        this.present = present;
        this.blocks = blocks;
        this.profiles = profiles;
        this.deeds = deeds;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// A pair, analysed.
    ///
    /// @param other the one who was looked at beside the person who was asked about
    /// @param absence why nobody commented on the two; null when somebody did, now or when what is kept was made
    public record Analysed(
            CuratedMatch match, StaffPerson other, @Nullable Absence absence) {
        /// What the wishes of the person who was asked about add to the score by the rules.
        public List<Contribution> ofPerson() {
            return isLower()
                    ? match.analysis().higherWishes()
                    : match.analysis().lowerWishes();
        }

        /// The same of the other.
        public List<Contribution> ofOther() {
            return isLower() ? match.analysis().lowerWishes() : match.analysis().higherWishes();
        }

        private boolean isLower() {
            return match.lower().equals(other.id());
        }
    }

    /// What an analysis came to.
    ///
    /// @param pairs the best first
    /// @param leftOut of those who were chosen, in that order; nobody when nobody was
    /// @param ofPerson what keeps the person from a date with anybody for now, although they are analysed: that
    ///     they are not free; null when nothing does
    /// @param next the cursor that goes on with those who fit less; null when nobody follows, or some were chosen
    public record Outcome(
            List<Analysed> pairs,
            List<LeftOut> leftOut,
            @Nullable Hindrance ofPerson,
            @Nullable String next) {
        public Outcome {
            pairs = List.copyOf(pairs);
            leftOut = List.copyOf(leftOut);
        }
    }

    /// Analyses a person with several others, or with everybody who fits and is free, the best first, of whom each call
    /// looks at some: whoever goes on with its cursor until there is none looks at all of them, as far as nobody's
    /// card changes meanwhile. So one call takes a bounded time and asks for a bounded number of comments, and the
    /// budget of a day goes to the best.
    ///
    /// Left out are people between whom and the person anything stands: the demands of either, a block, an
    /// earlier rejection, a suggestion or a date. Of those who were chosen it is told why. The person themselves
    /// need not be free, for they may offer hours later; that they are not is told.
    ///
    /// @param chosen whom to look at, at most [#MOST_PAIRS]; empty for everybody who fits
    /// @param cursor where the call before ended, among those who fit; null for the beginning
    /// @throws com.datifyy.domain.shared.Refusal.Forbidden when the role does not curate
    /// @throws InvalidInput when too many are chosen, some although there is a cursor, or it was not handed out
    /// @throws NotFound when there is no such person
    /// @throws com.datifyy.domain.shared.Refusal.Conflict when the person cannot be suggested to anybody
    public Outcome analyse(AdminCaller admin, UserId person, List<UserId> chosen, @Nullable String cursor) {
        admin.require(Permission.CURATE);
        requireFew(chosen);
        requireEither(chosen, cursor);
        var wanted = new PageRequest(MOST_PAIRS, cursor);
        Moment at = Moment.of(clock.instant());
        MatchCard card =
                index.find(person).map(MatchCard::asSeenByOthers).orElseThrow(() -> new NotFound("This person"));
        if (!Eligibility.isShown(card, at)) {
            throw Candidates.toNobody();
        }
        candidates.requireActive(person);
        Map<UserId, Hindrance> hindered = hindrances.of(person, chosen, at);
        Hindrance ofPerson = hindrances.ofPerson(person, at);
        Page<MatchCard> others =
                chosen.isEmpty() ? fitting(card, at, wanted) : visible(person, chosen, hindered.keySet());
        List<Looked> looked = lookedAt(card, others.items(), at);
        List<Commentary> comments =
                commentaries.on(open(person, looked), new CommentaryBudget.Asking(admin.key(), person));
        List<CuratedMatch> kept = unitOfWork.execute(() -> {
            Set<UserId> still = stillFitting(person, looked);
            Set<UserId> shown = new HashSet<>(still);
            shown.addAll(candidates.accounts(chosen).keySet());
            deeds.noteShown(
                    admin,
                    StaffDeed.Kind.MATCHES_ANALYSED,
                    person,
                    shown,
                    Map.of("pairs", Integer.toString(still.size()), "commented", commented(comments)));
            return keeping.kept(admin.id(), person, judged(looked, comments, still));
        });
        List<Analysed> pairs = described(person, kept, absences(looked, comments), at);
        Set<UserId> analysed = pairs.stream().map(pair -> pair.other().id()).collect(Collectors.toSet());
        return new Outcome(pairs, Hindrances.leftOut(chosen, analysed, hindered), ofPerson, others.next());
    }

    /// The chosen, as a request names them.
    ///
    /// @throws InvalidInput when entries are no number that somebody could have; all of these are told
    public static List<UserId> chosen(List<String> ids) {
        List<UserId> chosen = new ArrayList<>();
        var wrong = new Faults();
        for (int i = 0; i < ids.size(); i++) {
            Optional<Integer> number = Ids.number(ids.get(i));
            if (number.isPresent()) {
                chosen.add(new UserId(number.get()));
            } else {
                wrong.note("candidate_ids[" + i + "]", "is not the number of a person");
            }
        }
        wrong.tell();
        return chosen;
    }

    /// @throws InvalidInput when more are named than are looked at
    public static void requireFew(List<UserId> chosen) {
        if (chosen.size() > MOST_PAIRS) {
            throw new InvalidInput("candidate_ids", "has more than " + MOST_PAIRS + " entries");
        }
    }

    /// @throws InvalidInput when somebody is chosen and a list of everybody is to be continued
    public static void requireEither(List<UserId> chosen, @Nullable String cursor) {
        if (!chosen.isEmpty() && cursor != null && !cursor.isEmpty()) {
            throw new InvalidInput("cursor", "continues everybody who fits, so candidate_ids must be empty");
        }
    }

    /// Who has switched on that a provider may be told about them.
    public static UnaryOperator<Set<UserId>> agreeingBy(SettingsRepository settings) {
        return people -> settings.findAll(people).values().stream()
                .filter(chosen -> chosen.isOn(PrivacySettings.AI_COMMENTARY))
                .map(UserSettings::owner)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Two people between whom nothing stands.
    private record Looked(UserId other, Briefing briefing, Compatibility fit) {}

    private Page<MatchCard> fitting(MatchCard card, Moment at, PageRequest wanted) {
        Page<Ranked> found = candidates.free(card, at, wanted);
        return new Page<>(found.items().stream().map(Ranked::card).toList(), found.next());
    }

    private Page<MatchCard> visible(UserId person, List<UserId> chosen, Set<UserId> hindered) {
        Set<UserId> open = new LinkedHashSet<>(chosen);
        open.removeAll(hindered);
        Map<UserId, MatchCard> cards = present.visibleTo(person, open);
        List<MatchCard> seen = open.stream()
                .flatMap(other -> Stream.ofNullable(cards.get(other)))
                .map(MatchCard::asSeenByOthers)
                .toList();
        return new Page<>(seen, null);
    }

    private List<Looked> lookedAt(MatchCard card, List<MatchCard> others, Moment at) {
        List<UserId> people =
                new ArrayList<>(others.stream().map(MatchCard::owner).toList());
        Set<UserId> blocked = blocks.between(card.owner(), people);
        people.add(card.owner());
        Map<UserId, Profile> told = profiles.findAll(people);
        Profile own = told.get(card.owner());
        List<Looked> looked = new ArrayList<>();
        for (MatchCard other : others) {
            Profile profile = told.get(other.owner());
            if (own != null && profile != null) {
                var briefing = Briefing.about(
                        new Briefing.Subject(own, card),
                        new Briefing.Subject(profile, other),
                        blocked.contains(other.owner()),
                        at);
                if (briefing.eligible()) {
                    looked.add(new Looked(other.owner(), briefing, fit(card, other, at)));
                }
            }
        }
        return looked;
    }

    private List<Commentaries.Pair> open(UserId person, List<Looked> looked) {
        Set<UserId> asked = looked.stream().map(Looked::other).collect(Collectors.toCollection(HashSet::new));
        asked.add(person);
        Set<UserId> agreed = agreeing.apply(asked);
        return looked.stream()
                .map(pair -> {
                    Set<UserId> both = Set.of(person, pair.other);
                    return new Commentaries.Pair(
                            pair.briefing,
                            agreed.containsAll(both),
                            () -> agreeing.apply(both).containsAll(both));
                })
                .toList();
    }

    /// Comments take their time: between whom and the person nothing came in the meantime.
    private Set<UserId> stillFitting(UserId person, List<Looked> looked) {
        Moment at = Moment.of(clock.instant());
        MatchCard card = index.find(person).map(MatchCard::asSeenByOthers).orElse(null);
        if (card == null) {
            return Set.of();
        }
        return present.visibleTo(person, looked.stream().map(Looked::other).toList()).values().stream()
                .map(MatchCard::asSeenByOthers)
                .filter(other -> Eligibility.fitEachOther(card, other, at))
                .map(MatchCard::owner)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String commented(List<Commentary> comments) {
        return Long.toString(
                comments.stream().filter(Commentary.Written.class::isInstance).count());
    }

    /// The wishes of whoever has the smaller number first.
    private static Compatibility fit(MatchCard one, MatchCard other, Moment at) {
        return one.owner().compareTo(other.owner()) < 0
                ? Compatibility.between(one, other, at)
                : Compatibility.between(other, one, at);
    }

    /// What is to be kept about those who still fit.
    private static List<PairKeeping.Judged> judged(List<Looked> looked, List<Commentary> comments, Set<UserId> still) {
        List<PairKeeping.Judged> judged = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            Looked pair = looked.get(i);
            if (still.contains(pair.other)) {
                judged.add(new PairKeeping.Judged(
                        pair.other, pair.fit, Assessment.of(pair.briefing, true, comments.get(i))));
            }
        }
        return judged;
    }

    /// On whom nobody commented, and why.
    private static Map<UserId, Absence> absences(List<Looked> looked, List<Commentary> comments) {
        Map<UserId, Absence> absences = new HashMap<>();
        for (int i = 0; i < looked.size(); i++) {
            if (comments.get(i) instanceof Commentary.Absent(Absence reason)) {
                absences.put(looked.get(i).other, reason);
            }
        }
        return absences;
    }

    private List<Analysed> described(UserId person, List<CuratedMatch> kept, Map<UserId, Absence> absences, Moment at) {
        List<UserId> people =
                kept.stream().map(match -> match.otherThan(person)).toList();
        Map<UserId, User> accounts = candidates.accounts(people);
        Map<UserId, Profile> told = profiles.findAll(people);
        return kept.stream()
                .filter(match -> accounts.containsKey(match.otherThan(person)))
                .sorted(Comparator.comparingInt(
                        (CuratedMatch match) -> -match.analysis().score()))
                .map(match -> analysed(
                        match, accounts.get(match.otherThan(person)), told, absences.get(match.otherThan(person)), at))
                .toList();
    }

    private static Analysed analysed(
            CuratedMatch match,
            @Nullable User account,
            Map<UserId, Profile> told,
            @Nullable Absence absence,
            Moment at) {
        if (account == null) {
            throw new IllegalStateException("accounts that are missing were left out");
        }
        return new Analysed(
                match,
                StaffPerson.of(account, told.get(account.id()), at),
                match.analysis().machineMade() ? null : absence);
    }
}
