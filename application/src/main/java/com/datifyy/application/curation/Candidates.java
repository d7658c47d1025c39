package com.datifyy.application.curation;

import com.datifyy.application.admin.Deeds;
import com.datifyy.application.admin.port.VerificationRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.curation.port.CandidateRepository;
import com.datifyy.application.curation.port.CandidateRepository.Candidate;
import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.RankCursor;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.curation.Hindrance;
import com.datifyy.domain.curation.Tomorrow;
import com.datifyy.domain.dates.Booking;
import com.datifyy.domain.dates.MeetingKind;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.SharedHours;
import com.datifyy.domain.dates.SharedHours.Stretch;
import com.datifyy.domain.identity.Age;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.PhotoViewer;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who can be brought together, as the staff sees them: who is free, and who fits somebody.
public final class Candidates {
    private static final int MOST_SUGGESTIONS = 50;
    private static final int MOST_HOURS = 200;

    /// Of how many people who fit, best first, those are looked for who are free.
    private static final int PAGES_OF_FITS = 10;

    private final CandidateRepository candidates;
    private final PeopleIndex index;
    private final ProfileRepository profiles;
    private final SlotRepository slots;
    private final DateRepository dates;
    private final Settled settled;
    private final SettingsRepository settings;
    private final VerificationRepository verifications;
    private final PhotoRepository photos;
    private final PhotoLinks links;
    private final Deeds deeds;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public Candidates(
            CandidateRepository candidates,
            PeopleIndex index,
            ProfileRepository profiles,
            SlotRepository slots,
            DateRepository dates,
            CuratedMatchRepository matches,
            SuggestionRepository suggestions,
            SettingsRepository settings,
            VerificationRepository verifications,
            PhotoRepository photos,
            PhotoLinks links,
            Deeds deeds,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.candidates = candidates;
        this.index = index;
        this.profiles = profiles;
        this.slots = slots;
        this.dates = dates;
        this.settled = new Settled(matches, suggestions, dates);
        this.settings = settings;
        this.verifications = verifications;
        this.photos = photos;
        this.links = links;
        this.deeds = deeds;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Somebody who is free.
    ///
    /// @param slots how many hours from tomorrow on, by their own clock, that no date touches
    /// @param earliest when the first of them begins
    /// @param verified what the staff verified about them
    public record FreePerson(StaffPerson person, int slots, Instant earliest, Set<StaffVerification> verified) {
        public FreePerson {
            verified = Set.copyOf(verified);
        }
    }

    /// Somebody who fits another person and is free.
    ///
    /// @param score 0 to 100, by the rules
    /// @param commonInterests what both like; perhaps nothing
    /// @param commonHours when both are free for a meeting of one kind, and on no date; perhaps never
    /// @param photo the one they show first, with links for whoever of the staff asked, or null
    public record Fit(
            StaffPerson person,
            int score,
            List<String> commonInterests,
            SharedHours commonHours,
            @Nullable ShownPhoto photo) {
        public Fit {
            commonInterests = List.copyOf(commonInterests);
        }

        /// How the two might meet first: online where both offer that, or no hour in common; otherwise as in the
        /// first of their common hours.
        public MeetingKind suggestedKind() {
            List<Stretch> hours = commonHours.stretches();
            boolean isOnline = hours.isEmpty() || hours.stream().anyMatch(hour -> hour.kind() == MeetingKind.ONLINE);
            return isOnline ? MeetingKind.ONLINE : hours.getFirst().kind();
        }
    }

    /// The people who can be brought together, the newest accounts first.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Forbidden when the role does not see curation
    /// @throws InvalidInput when the cursor is not one that was handed out
    public Page<FreePerson> list(AdminCaller admin, PageRequest page) {
        admin.require(Permission.SEE_CURATION);
        Moment at = Moment.of(clock.instant());
        return unitOfWork.execute(() -> {
            Page<Candidate> found =
                    candidates.free(new Tomorrow(at.now()), at.today().minusYears(Age.OF_MAJORITY), page);
            List<UserId> people =
                    found.items().stream().map(free -> free.user().id()).toList();
            Map<UserId, Profile> told = profiles.findAll(people);
            Map<UserId, Set<StaffVerification>> verified = verifications.ofAll(people);
            deeds.noteShown(
                    admin,
                    StaffDeed.Kind.CANDIDATES_LISTED,
                    null,
                    people,
                    Map.of("people", Integer.toString(found.items().size())));
            return new Page<>(
                    found.items().stream()
                            .map(free -> new FreePerson(
                                    StaffPerson.of(
                                            free.user(), told.get(free.user().id()), at),
                                    free.slots(),
                                    free.earliest(),
                                    verified.getOrDefault(free.user().id(), Set.of())))
                            .toList(),
                    found.next());
        });
    }

    /// Those who fit somebody, whom they fit, and who are free; best first. Whoever was suggested to them, was
    /// rejected for them by the staff, or has or had a date with them is left out.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Forbidden when the role does not see curation
    /// @throws NotFound when there is no such person
    /// @throws Conflict when the account of the person is not active
    public List<Fit> fitting(AdminCaller admin, UserId person, int limit) {
        admin.require(Permission.SEE_CURATION);
        if (limit < 1 || limit > MOST_SUGGESTIONS) {
            throw new InvalidInput("limit", "must be from 1 to " + MOST_SUGGESTIONS);
        }
        Moment at = Moment.of(clock.instant());
        return unitOfWork.execute(() -> {
            MatchCard card = index.find(person).orElseThrow(() -> new NotFound("This person"));
            requireActive(person);
            List<Ranked> fits = free(card, at, new PageRequest(limit, null)).items();
            List<UserId> ids =
                    fits.stream().map(ranked -> ranked.card().owner()).toList();
            Map<UserId, User> accounts = candidates.accounts(ids);
            Map<UserId, Profile> told = profiles.findAll(withThem(ids, person));
            Map<UserId, List<Slot>> hours = hoursOf(withThem(ids, person), at);
            Map<UserId, List<Booking>> taken = dates.bookings(withThem(ids, person), at.now());
            Map<UserId, Gallery> galleries = photos.ofAll(ids);
            var viewer = new PhotoViewer.Staff(admin.id());
            List<Fit> described = new ArrayList<>();
            for (Ranked ranked : fits) {
                User account = accounts.get(ranked.card().owner());
                if (account != null) {
                    Profile profile = told.get(account.id());
                    described.add(new Fit(
                            StaffPerson.of(account, profile, at),
                            Compatibility.percent(ranked.points()),
                            commonInterests(told.get(person), profile),
                            commonHours(person, account.id(), hours, taken),
                            links.primary(galleries.get(account.id()), viewer, at.now())));
                }
            }
            deeds.noteShown(
                    admin,
                    StaffDeed.Kind.SUGGESTIONS_READ,
                    person,
                    described.stream().map(fit -> fit.person().id()).toList(),
                    Map.of("people", Integer.toString(described.size())));
            return described;
        });
    }

    /// The people, best first, who fit somebody, are active, have free hours from tomorrow on, and about whom and the
    /// person nothing is settled.
    ///
    /// @return at most as many as are wanted, and fewer where so many in a row are none of them that whoever wants
    ///     more has to ask again
    /// @throws InvalidInput when the cursor is not one that was handed out
    Page<Ranked> free(MatchCard card, Moment at, PageRequest wanted) {
        List<Ranked> taken = new ArrayList<>();
        if (!Eligibility.isShown(card, at)) {
            return new Page<>(taken, null);
        }
        String cursor = wanted.cursor();
        for (int i = 0; i < PAGES_OF_FITS; i++) {
            Page<Ranked> page =
                    index.fitting(card, Rotation.NONE, new PageRequest(PageRequest.LARGEST, cursor), at.now());
            List<UserId> ids =
                    page.items().stream().map(ranked -> ranked.card().owner()).toList();
            Set<UserId> free = new HashSet<>(freeAmong(ids, at).keySet());
            free.removeAll(settled(card.owner(), List.copyOf(free)).keySet());
            for (Ranked ranked : page.items()) {
                if (free.contains(ranked.card().owner())) {
                    if (taken.size() == wanted.limit()) {
                        return new Page<>(taken, RankCursor.after(taken.getLast()));
                    }
                    taken.add(ranked);
                }
            }
            cursor = page.next();
            if (cursor == null || taken.size() == wanted.limit()) {
                break;
            }
        }
        return new Page<>(taken, cursor);
    }

    /// Those of several people with whom a person is not brought together any more, and why.
    Map<UserId, Hindrance> settled(UserId person, Collection<UserId> others) {
        return settled.with(person, others);
    }

    Map<UserId, Candidate> freeAmong(List<UserId> people, Moment at) {
        return candidates.freeAmong(people, new Tomorrow(at.now()));
    }

    /// @throws Conflict when the staff introduces the person to nobody
    void requireActive(UserId person) {
        User account = candidates.accounts(List.of(person)).get(person);
        if (account == null || !account.status().mayBeIntroduced()) {
            throw toNobody();
        }
    }

    /// That somebody is not suggested, to whomever.
    static Conflict toNobody() {
        return new Conflict("This person cannot be suggested to anybody");
    }

    Map<UserId, User> accounts(List<UserId> people) {
        return candidates.accounts(people);
    }

    /// The hours of several people, of each from their own tomorrow on.
    private Map<UserId, List<Slot>> hoursOf(List<UserId> people, Moment at) {
        var tomorrow = new Tomorrow(at.now());
        Map<UserId, UserSettings> chosen = settings.findAll(people);
        Map<UserId, List<Slot>> hours = new HashMap<>();
        slots.findForAll(people, at.now(), MOST_HOURS).forEach((person, free) -> {
            UserSettings set = chosen.get(person);
            Instant from = set == null ? tomorrow.usual() : tomorrow.in(set.zone());
            hours.put(
                    person,
                    free.stream().filter(slot -> !slot.start().isBefore(from)).toList());
        });
        return hours;
    }

    private static SharedHours commonHours(
            UserId one, UserId other, Map<UserId, List<Slot>> hours, Map<UserId, List<Booking>> taken) {
        return SharedHours.between(
                        hours.getOrDefault(one, List.of()),
                        hours.getOrDefault(other, List.of()),
                        SharedHours.USUAL_KILOMETRES)
                .without(taken.getOrDefault(one, List.of()))
                .without(taken.getOrDefault(other, List.of()))
                .lasting(ScheduledDate.SHORTEST);
    }

    private static List<String> commonInterests(@Nullable Profile one, @Nullable Profile other) {
        if (one == null || other == null) {
            return List.of();
        }
        Set<InterestCategory> theirs = other.answers().get(Details.INTERESTS, List.of()).stream()
                .map(InterestEntry::category)
                .collect(Collectors.toSet());
        Set<String> common = new LinkedHashSet<>();
        for (InterestEntry interest : one.answers().get(Details.INTERESTS, List.of())) {
            if (interest.category() != InterestCategory.OTHER && theirs.contains(interest.category())) {
                common.add(Texts.words(interest.category()));
            }
        }
        return List.copyOf(common);
    }

    private static List<UserId> withThem(List<UserId> people, UserId another) {
        List<UserId> all = new ArrayList<>(people);
        all.add(another);
        return all;
    }
}
