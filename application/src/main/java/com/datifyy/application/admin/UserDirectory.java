package com.datifyy.application.admin;

import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.application.admin.port.UserRegister;
import com.datifyy.application.admin.port.UserRegister.Selection;
import com.datifyy.application.admin.port.UserRegister.Words;
import com.datifyy.application.admin.port.VerificationRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.profile.OwnProfile;
import com.datifyy.application.profile.port.PersonRepository;
import com.datifyy.application.profile.port.PersonRepository.Person;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.admin.UserField;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.dates.Booking;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoViewer;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finding people, for the staff. Whatever is read about somebody is noted in the unit of work that reads it.
/// Lists are read before, outside of any, since nothing hangs on them; they are told once they are noted.
public final class UserDirectory {
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_SLOTS = 200;
    private static final int MOST_DATES = 200;
    private static final int MOST_HAPPENINGS = 1_000;
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ().-]");
    private static final Pattern PART_OF_NUMBER = Pattern.compile("[+]?[0-9]+");

    private final UserRegister register;
    private final UserLines lines;
    private final UserRepository users;
    private final PersonRepository persons;
    private final PhotoRepository photos;
    private final PhotoLinks links;
    private final SlotRepository slots;
    private final DateRepository dates;
    private final DateCompany company;
    private final VerificationRepository verifications;
    private final SecurityLog events;
    private final StaffLog log;
    private final Deeds deeds;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public UserDirectory(
            UserRegister register,
            UserLines lines,
            UserRepository users,
            PersonRepository persons,
            PhotoRepository photos,
            PhotoLinks links,
            SlotRepository slots,
            DateRepository dates,
            DateCompany company,
            VerificationRepository verifications,
            SecurityLog events,
            StaffLog log,
            Deeds deeds,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.register = register;
        this.lines = lines;
        this.users = users;
        this.persons = persons;
        this.photos = photos;
        this.links = links;
        this.slots = slots;
        this.dates = dates;
        this.company = company;
        this.verifications = verifications;
        this.events = events;
        this.log = log;
        this.deeds = deeds;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Which people are listed, and how.
    ///
    /// @param status null for any
    /// @param gender null for any
    public record Wish(
            UserOrder order,
            boolean ascending,
            @Nullable AccountStatus status,
            @Nullable Gender gender) {}

    /// Everything about a person that the staff may read.
    ///
    /// @param profile what they tell, with their wishes and settings; null while they have none
    /// @param slots the hours they are free from now on, by time: those they offer and no date of theirs touches
    /// @param dates theirs, for roles that see dates; nothing for others
    /// @param verified what the staff verified, besides the address
    /// @param at when it was read
    public record Details(
            ListedUser line,
            @Nullable OwnProfile profile,
            List<Slot> slots,
            Dates dates,
            Set<StaffVerification> verified,
            Instant at) {}

    /// Somebody's dates, up to 200 of them.
    ///
    /// @param upcoming those to come or taking place now, the soonest first
    /// @param past the others, the latest first
    /// @param present whom they are about
    public record Dates(List<ScheduledDate> upcoming, List<ScheduledDate> past, DateCompany.Company present) {
        private static final Dates NONE = new Dates(List.of(), List.of(), DateCompany.Company.NOBODY);

        public Dates {
            upcoming = List.copyOf(upcoming);
            past = List.copyOf(past);
        }

        /// Both people of each.
        private Set<UserId> both() {
            return Stream.of(upcoming, past)
                    .flatMap(List::stream)
                    .flatMap(date -> Stream.of(date.first(), date.second()))
                    .collect(Collectors.toSet());
        }
    }

    /// Something that happened to an account, or that the staff did about it.
    public sealed interface Happening {
        Instant at();

        /// What happened to it.
        record ToAccount(SecurityEvent event) implements Happening {
            @Override
            public Instant at() {
                return event.at();
            }
        }

        /// What the staff did or read.
        record ByStaff(StaffDeed deed) implements Happening {
            @Override
            public Instant at() {
                return deed.at();
            }
        }
    }

    /// The people, in some order. A list ends after 10,000 of them.
    public NumberedPage<ListedUser> list(AdminCaller admin, Wish wish, NumberedPage.Wanted wanted) {
        admin.require(Permission.SEE_USERS);
        Instant now = clock.instant();
        var selection = new Selection(wish.order(), wish.ascending(), wish.status(), wish.gender());
        NumberedPage<ListedUser> listed = lines.of(register.list(selection, wanted, now), admin, now);
        unitOfWork.run(() -> deeds.note(
                admin,
                StaffDeed.Kind.USERS_LISTED,
                null,
                "",
                told(wish, wanted, listed.items().size())));
        return listed;
    }

    /// The people whose name, address or number has some letters in it, whoever joined last first. Fewer than
    /// three letters begin a name or an address. A list ends after 10,000 people.
    ///
    /// @param field what the request calls the text, for the refusal
    /// @param fields where to look; everywhere when there are none
    /// @throws InvalidInput when there is nothing to look for, or more than 100 characters
    public NumberedPage<ListedUser> search(
            AdminCaller admin, String field, String text, Set<UserField> fields, NumberedPage.Wanted wanted) {
        admin.require(Permission.SEE_USERS);
        Words words = words(field, text, fields);
        Instant now = clock.instant();
        NumberedPage<ListedUser> found = lines.of(register.search(words, wanted, now), admin, now);
        // What was looked for may be somebody's address, so only how many were found is noted.
        unitOfWork.run(() -> deeds.note(
                admin,
                StaffDeed.Kind.USERS_SEARCHED,
                null,
                "",
                Map.of(
                        "page", Integer.toString(wanted.page()),
                        "found", Integer.toString(found.items().size()))));
        return found;
    }

    /// Everything about one person, with their dates where the role sees any: whom these are with was shown as well.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when nobody has the id
    public Details details(AdminCaller admin, UserId id) {
        admin.require(Permission.SEE_USERS);
        Instant now = clock.instant();
        return unitOfWork.execute(() -> {
            ListedUser line = lines.of(id, admin, now);
            Dates theirs = admin.role().may(Permission.SEE_CURATION) ? datesOf(id, admin, now) : Dates.NONE;
            deeds.noteShown(admin, StaffDeed.Kind.USER_READ, id, theirs.both(), Map.of());
            return new Details(
                    line,
                    persons.find(id).map(person -> whole(person, admin, now)).orElse(null),
                    hoursOf(id, now),
                    theirs,
                    verifications.of(id),
                    now);
        });
    }

    /// What happened to an account and what the staff did about it, the newest first: the last thousand of
    /// each. Lists that showed the person among others, and whom a deed about the person showed besides, are for
    /// those who read the log ([DeedReading]).
    ///
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when nobody has the id
    public NumberedPage<Happening> activity(AdminCaller admin, UserId id, NumberedPage.Wanted wanted) {
        admin.require(Permission.SEE_USERS);
        return unitOfWork.execute(() -> {
            if (users.find(id).isEmpty()) {
                throw UserLines.unknown();
            }
            List<Happening> all = Stream.concat(
                            events.of(id, MOST_HAPPENINGS).stream().<Happening>map(Happening.ToAccount::new),
                            log.about(id, MOST_HAPPENINGS).stream()
                                    .map(StaffDeed::withoutOthers)
                                    .map(Happening.ByStaff::new))
                    .sorted(Comparator.comparing(Happening::at).reversed())
                    .toList();
            deeds.note(admin, StaffDeed.Kind.USER_ACTIVITY_READ, id);
            return new NumberedPage<>(
                    all.stream().skip(wanted.offset()).limit(wanted.size()).toList(),
                    wanted.page(),
                    wanted.size(),
                    all.size());
        });
    }

    private List<Slot> hoursOf(UserId id, Instant now) {
        return Booking.leftFree(
                slots.findFor(id, now, null, MOST_SLOTS),
                dates.bookings(List.of(id), now).getOrDefault(id, List.of()));
    }

    private Dates datesOf(UserId id, AdminCaller admin, Instant now) {
        List<ScheduledDate> all = dates.all(id, MOST_DATES);
        return new Dates(
                all.stream().filter(date -> date.isAhead(now)).toList().reversed(),
                all.stream().filter(date -> !date.isAhead(now)).toList(),
                company.of(all, admin, now));
    }

    private OwnProfile whole(Person person, AdminCaller admin, Instant now) {
        UserId id = person.user().id();
        return new OwnProfile(
                person.user(),
                person.profile(),
                person.preferences(),
                person.settings(),
                links.shown(photos.of(id), new PhotoViewer.Staff(admin.id()), now));
    }

    private static Words words(String field, String text, Set<UserField> fields) {
        String clean = Texts.clean(field, text, LONGEST_SEARCH, false).toLowerCase(Locale.ROOT);
        if (clean.isEmpty()) {
            throw new InvalidInput(field, "is required");
        }
        String digits = BETWEEN_DIGITS.matcher(clean).replaceAll("");
        return new Words(
                clean,
                PART_OF_NUMBER.matcher(digits).matches() ? digits : "",
                fields.isEmpty() ? EnumSet.allOf(UserField.class) : fields);
    }

    /// What was asked for, and how many were shown.
    private static Map<String, String> told(Wish wish, NumberedPage.Wanted wanted, int found) {
        Map<String, String> told = new TreeMap<>();
        told.put("order", wish.order().name());
        told.put("ascending", Boolean.toString(wish.ascending()));
        told.put("page", Integer.toString(wanted.page()));
        told.put("size", Integer.toString(wanted.size()));
        told.put("found", Integer.toString(found));
        AccountStatus status = wish.status();
        if (status != null) {
            told.put("status", status.name());
        }
        Gender gender = wish.gender();
        if (gender != null) {
            told.put("gender", gender.name());
        }
        return told;
    }
}
