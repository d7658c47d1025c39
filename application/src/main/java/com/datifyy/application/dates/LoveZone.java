package com.datifyy.application.dates;

import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.Reasoning;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.TrustScore;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Numbered;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What somebody sees of their own suggestions and dates. It takes the same number of questions to the store
/// however many there are.
public final class LoveZone {
    private static final Numbered.Wanted ON_DASHBOARD = new Numbered.Wanted(1, 10);
    private static final Numbered.Wanted JUST_COUNTED = new Numbered.Wanted(1, 1);

    private final DateRepository dates;
    private final SuggestionRepository suggestions;
    private final UserRepository users;
    private final ProfileRepository profiles;
    private final SettingsRepository settings;
    private final PhotoRepository photos;
    private final PhotoLinks links;
    private final BlockRepository blocks;
    private final Reasoning reasoning;
    private final InstantSource clock;

    public LoveZone(
            DateRepository dates,
            SuggestionRepository suggestions,
            UserRepository users,
            ProfileRepository profiles,
            SettingsRepository settings,
            PhotoRepository photos,
            PhotoLinks links,
            BlockRepository blocks,
            Reasoning reasoning,
            InstantSource clock) {
        this.dates = dates;
        this.suggestions = suggestions;
        this.users = users;
        this.profiles = profiles;
        this.settings = settings;
        this.photos = photos;
        this.links = links;
        this.blocks = blocks;
        this.reasoning = reasoning;
        this.clock = clock;
    }

    /// Another person, as they let others see them.
    ///
    /// @param profile what they publish, or null for whoever does not take part any more or told no birth date
    /// @param photo the one they show first, with links for the viewer, or null
    public record Other(
            UserId id,
            @Nullable PublishedProfile profile,
            @Nullable ShownPhoto photo) {}

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
        Instant now = clock.instant();
        Numbered<Suggestion> pending = suggestions.to(person, Set.of(SuggestionStatus.PENDING), ON_DASHBOARD);
        Numbered<Suggestion> rejected = suggestions.to(person, Set.of(SuggestionStatus.REJECTED), ON_DASHBOARD);
        List<ScheduledDate> upcoming = dates.upcoming(person, now, ON_DASHBOARD).items();
        List<ScheduledDate> past = dates.past(person, now, ON_DASHBOARD).items();
        Map<UserId, Other> met = others(
                person,
                Stream.of(
                                Stream.concat(pending.items().stream(), rejected.items().stream())
                                        .map(Suggestion::suggested),
                                Stream.concat(upcoming.stream(), past.stream()).map(date -> date.otherThan(person)))
                        .flatMap(Function.identity())
                        .distinct()
                        .toList());
        return new Dashboard(
                suggested(pending.items(), met, why(person, pending.items())),
                seen(person, upcoming, met),
                seen(person, past, met),
                suggested(rejected.items(), met, Map.of()),
                new Statistics(
                        Math.toIntExact(pending.total()),
                        count(person, SuggestionStatus.ACCEPTED),
                        Math.toIntExact(rejected.total()),
                        dates.tally(person, now)));
    }

    /// Who was suggested to the caller and is in one state, the newest first.
    public Numbered<Suggested> suggestions(Caller caller, SuggestionStatus status, Numbered.Wanted wanted) {
        Numbered<Suggestion> page = suggestions.to(caller.id(), Set.of(status), wanted);
        Map<UserId, Other> met = others(
                caller.id(),
                page.items().stream().map(Suggestion::suggested).distinct().toList());
        return new Numbered<>(
                suggested(page.items(), met, why(caller.id(), page.items())), page.page(), page.size(), page.total());
    }

    /// What lies ahead of the caller or takes place now, the soonest first.
    public Numbered<Seen> upcoming(Caller caller, Numbered.Wanted wanted) {
        return seen(caller, dates.upcoming(caller.id(), clock.instant(), wanted));
    }

    /// The caller's other dates, the latest first.
    public Numbered<Seen> past(Caller caller, Numbered.Wanted wanted) {
        return seen(caller, dates.past(caller.id(), clock.instant(), wanted));
    }

    /// How many there are of everything.
    public Statistics statistics(Caller caller) {
        return new Statistics(
                count(caller.id(), SuggestionStatus.PENDING),
                count(caller.id(), SuggestionStatus.ACCEPTED),
                count(caller.id(), SuggestionStatus.REJECTED),
                dates.tally(caller.id(), clock.instant()));
    }

    private int count(UserId person, SuggestionStatus status) {
        return Math.toIntExact(
                suggestions.to(person, Set.of(status), JUST_COUNTED).total());
    }

    private Numbered<Seen> seen(Caller caller, Numbered<ScheduledDate> page) {
        UserId person = caller.id();
        Map<UserId, Other> met = others(
                person,
                page.items().stream()
                        .map(date -> date.otherThan(person))
                        .distinct()
                        .toList());
        return new Numbered<>(seen(person, page.items(), met), page.page(), page.size(), page.total());
    }

    /// Without those whom a block came between since they were found.
    private static List<Seen> seen(UserId person, List<ScheduledDate> page, Map<UserId, Other> met) {
        return page.stream()
                .flatMap(date ->
                        Stream.ofNullable(met.get(date.otherThan(person))).map(other -> new Seen(date, other)))
                .toList();
    }

    private Map<UserId, String> why(UserId viewer, List<Suggestion> page) {
        return reasoning.about(
                viewer, page.stream().map(Suggestion::suggested).distinct().toList(), Moment.of(clock.instant()));
    }

    private static List<Suggested> suggested(List<Suggestion> page, Map<UserId, Other> met, Map<UserId, String> why) {
        return page.stream()
                .flatMap(suggestion -> Stream.ofNullable(met.get(suggestion.suggested()))
                        .map(other -> new Suggested(suggestion, other, why.getOrDefault(suggestion.suggested(), ""))))
                .toList();
    }

    /// The people as the viewer sees them, without those whom a block keeps apart from the viewer: blocks are asked
    /// for last.
    private Map<UserId, Other> others(UserId viewer, List<UserId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Moment at = Moment.of(clock.instant());
        Set<UserId> present = users.takingPart(people);
        Map<UserId, Profile> told = profiles.findAll(present);
        Map<UserId, UserSettings> chosen = settings.findAll(present);
        Map<UserId, Gallery> galleries = photos.ofAll(present);
        Map<UserId, Other> others = new HashMap<>();
        people.forEach(person -> others.put(person, new Other(person, null, null)));
        told.forEach((person, profile) -> {
            boolean showsAge = Optional.ofNullable(chosen.get(person))
                    .map(set -> set.isOn(PrivacySettings.SHOW_AGE))
                    .orElse(true);
            LocalDate birthDate = profile.birthDate();
            Gallery gallery = galleries.getOrDefault(person, Gallery.empty(person));
            ShownPhoto photo = links.shown(gallery, viewer, at.now()).stream()
                    .filter(ShownPhoto::primary)
                    .findFirst()
                    .orElse(null);
            others.put(
                    person,
                    new Other(
                            person,
                            birthDate == null
                                    ? null
                                    : PublishedProfile.of(profile, birthDate, showsAge, false, at.today(), null),
                            photo));
        });
        others.keySet().removeAll(blocks.between(viewer, people));
        return others;
    }
}
