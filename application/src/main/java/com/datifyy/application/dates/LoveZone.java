package com.datifyy.application.dates;

import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.matching.Reasoning;
import com.datifyy.application.matching.port.PresentCards;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.TrustScore;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Glimpse;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.shared.NumberedPage;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What somebody sees of their own suggestions and dates. It takes the same number of questions to the store
/// however many there are.
public final class LoveZone {
    private static final int ON_DASHBOARD = 10;

    private final DateRepository dates;
    private final SuggestionRepository suggestions;
    private final ProfileRepository profiles;
    private final PhotoRepository photos;
    private final PhotoLinks links;
    private final PresentCards present;
    private final InstantSource clock;

    public LoveZone(
            DateRepository dates,
            SuggestionRepository suggestions,
            ProfileRepository profiles,
            PhotoRepository photos,
            PhotoLinks links,
            PresentCards present,
            InstantSource clock) {
        this.dates = dates;
        this.suggestions = suggestions;
        this.profiles = profiles;
        this.photos = photos;
        this.links = links;
        this.present = present;
        this.clock = clock;
    }

    /// Another person, as they let others see them.
    ///
    /// @param glimpse what is told of them, or null for whoever does not take part any more or told no birth
    ///     date
    /// @param photo the one they show first, with links for the viewer, or null
    public record Other(
            UserId id, @Nullable Glimpse glimpse, @Nullable ShownPhoto photo) {}

    /// A date with the other of the two.
    public record Seen(ScheduledDate date, Other other) {}

    /// Somebody who was suggested to the caller.
    ///
    /// @param reasoning why the two may get on, in words; empty when that is not known any more
    public record Suggested(Suggestion suggestion, Other other, String reasoning) {}

    /// How many there are of everything.
    ///
    /// @param pending suggestions that wait for an answer
    public record Statistics(int pending, int accepted, int rejected, DateTally dates) {
        /// All suggestions.
        public int suggestions() {
            return pending + accepted + rejected;
        }

        /// The accepted suggestions among all, in percent; 0 when there are none.
        public double acceptanceRate() {
            return suggestions() == 0 ? 0 : 100.0 * accepted / suggestions();
        }

        /// How reliable the caller was so far.
        public TrustScore trust() {
            return TrustScore.of(dates);
        }
    }

    /// The beginning of every list, and the statistics. Why somebody was suggested is told of those who wait
    /// for an answer.
    public record Dashboard(
            List<Suggested> pending,
            List<Seen> upcoming,
            List<Seen> past,
            List<Suggested> rejected,
            Statistics statistics) {
        public Dashboard {
            pending = List.copyOf(pending);
            upcoming = List.copyOf(upcoming);
            past = List.copyOf(past);
            rejected = List.copyOf(rejected);
        }
    }

    /// Everything at once.
    public Dashboard dashboard(Caller caller) {
        UserId person = caller.id();
        Map<SuggestionStatus, NumberedPage<Suggestion>> suggested = suggestions.firstPages(person, ON_DASHBOARD);
        DateRepository.Overview dated = dates.overview(person, clock.instant(), ON_DASHBOARD);
        List<Suggestion> pending = itemsOf(suggested, SuggestionStatus.PENDING);
        List<Suggestion> rejected = itemsOf(suggested, SuggestionStatus.REJECTED);
        Company company = company(
                person,
                Stream.concat(
                        Stream.concat(pending.stream(), rejected.stream()).map(Suggestion::suggested),
                        Stream.concat(dated.upcoming().stream(), dated.past().stream())
                                .map(date -> date.otherThan(person))));
        return new Dashboard(
                company.suggestedWithReasons(pending),
                company.seen(dated.upcoming()),
                company.seen(dated.past()),
                company.suggested(rejected),
                statistics(suggested, dated.tally()));
    }

    /// Who was suggested to the caller and is in one state, the newest first.
    public NumberedPage<Suggested> suggestions(Caller caller, SuggestionStatus status, NumberedPage.Wanted wanted) {
        NumberedPage<Suggestion> page = suggestions.to(caller.id(), Set.of(status), wanted);
        Company company = company(caller.id(), page.items().stream().map(Suggestion::suggested));
        return page.holding(company.suggestedWithReasons(page.items()));
    }

    /// What lies ahead of the caller or takes place now, the soonest first.
    public NumberedPage<Seen> upcoming(Caller caller, NumberedPage.Wanted wanted) {
        return seen(caller.id(), dates.upcoming(caller.id(), clock.instant(), wanted));
    }

    /// The caller's other dates, the latest first.
    public NumberedPage<Seen> past(Caller caller, NumberedPage.Wanted wanted) {
        return seen(caller.id(), dates.past(caller.id(), clock.instant(), wanted));
    }

    /// How many there are of everything.
    public Statistics statistics(Caller caller) {
        return statistics(suggestions.firstPages(caller.id(), 1), dates.tally(caller.id(), clock.instant()));
    }

    private static Statistics statistics(Map<SuggestionStatus, NumberedPage<Suggestion>> suggested, DateTally tally) {
        return new Statistics(
                count(suggested, SuggestionStatus.PENDING),
                count(suggested, SuggestionStatus.ACCEPTED),
                count(suggested, SuggestionStatus.REJECTED),
                tally);
    }

    private static int count(Map<SuggestionStatus, NumberedPage<Suggestion>> suggested, SuggestionStatus status) {
        NumberedPage<Suggestion> page = suggested.get(status);
        return page == null ? 0 : Math.toIntExact(page.total());
    }

    private static List<Suggestion> itemsOf(
            Map<SuggestionStatus, NumberedPage<Suggestion>> suggested, SuggestionStatus status) {
        NumberedPage<Suggestion> page = suggested.get(status);
        return page == null ? List.of() : page.items();
    }

    private NumberedPage<Seen> seen(UserId viewer, NumberedPage<ScheduledDate> page) {
        Company company = company(viewer, page.items().stream().map(date -> date.otherThan(viewer)));
        return page.holding(company.seen(page.items()));
    }

    /// Cards come last, the viewer's own among them: they leave out whomever a block keeps apart from the
    /// viewer since they were found.
    private Company company(UserId viewer, Stream<UserId> found) {
        Set<UserId> people = found.collect(Collectors.toSet());
        people.add(viewer);
        Moment at = Moment.of(clock.instant());
        Map<UserId, Profile> told = profiles.findAll(people);
        Map<UserId, Gallery> galleries = photos.ofAll(told.values().stream()
                .filter(profile -> profile.photos() > 0)
                .map(Profile::owner)
                .toList());
        Map<UserId, MatchCard> cards = present.visibleTo(viewer, people);
        Map<UserId, Other> others = new HashMap<>();
        cards.forEach(
                (person, card) -> others.put(person, other(viewer, card, told.get(person), galleries.get(person), at)));
        return new Company(viewer, cards, others, at);
    }

    private Other other(
            UserId viewer, MatchCard card, @Nullable Profile profile, @Nullable Gallery gallery, Moment at) {
        LocalDate birthDate = profile == null ? null : profile.birthDate();
        if (profile == null || !card.standing().takesPart()) {
            return new Other(card.owner(), null, null);
        }
        return new Other(
                card.owner(),
                birthDate == null
                        ? null
                        : Glimpse.of(profile, birthDate, card.visibility().showsAge(), at.today()),
                links.primary(gallery, viewer, at.now()));
    }

    /// The people whom somebody is told about at one moment. Whoever is missing is kept apart from the viewer
    /// by a block.
    private record Company(UserId viewer, Map<UserId, MatchCard> cards, Map<UserId, Other> others, Moment at) {
        List<Seen> seen(List<ScheduledDate> dates) {
            return dates.stream()
                    .flatMap(date -> Stream.ofNullable(others.get(date.otherThan(viewer)))
                            .map(other -> new Seen(date, other)))
                    .toList();
        }

        List<Suggested> suggested(List<Suggestion> suggestions) {
            return told(suggestions, _ -> "");
        }

        /// With why the two may get on.
        List<Suggested> suggestedWithReasons(List<Suggestion> suggestions) {
            return told(suggestions, this::reasoning);
        }

        private List<Suggested> told(List<Suggestion> suggestions, Function<UserId, String> why) {
            return suggestions.stream()
                    .flatMap(suggestion -> Stream.ofNullable(others.get(suggestion.suggested()))
                            .map(other -> new Suggested(suggestion, other, why.apply(other.id()))))
                    .toList();
        }

        private String reasoning(UserId person) {
            MatchCard seeker = cards.get(viewer);
            MatchCard other = cards.get(person);
            return seeker == null || other == null ? "" : Reasoning.between(seeker, other.asSeenByOthers(), at);
        }
    }
}
