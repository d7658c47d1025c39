package com.datifyy.application.scheduling;

import com.datifyy.application.admin.Deeds;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.dates.DateNotices;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.dates.port.MeetingLinks;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Replies;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.MeetingKind;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.ScheduledDate.Plan;
import com.datifyy.domain.dates.SharedHours;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Arranging dates, as the staff does it.
public final class DateScheduling {
    private static final int NUMBERS_TRIED = 10;
    private static final int MOST_SLOTS = 1_000;
    private static final String TOO_FAR = ": at most " + SharedHours.USUAL_KILOMETRES
            + " km may lie between them, and where one has no coordinates, city, state and country have to be the same";
    private static final NumberedPage.Wanted JUST_COUNTED = new NumberedPage.Wanted(1, 1);

    private final DateRepository dates;
    private final SlotRepository slots;
    private final BlockRepository blocks;
    private final AdminRepository admins;
    private final CuratedMatchRepository matches;
    private final SuggestionRepository suggestions;
    private final MeetingLinks links;
    private final DateCancelling cancelling;
    private final DateNotices notices;
    private final DateDeeds deeds;
    private final IdGenerator ids;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public DateScheduling(
            DateRepository dates,
            SlotRepository slots,
            BlockRepository blocks,
            AdminRepository admins,
            CuratedMatchRepository matches,
            SuggestionRepository suggestions,
            MeetingLinks links,
            DateCancelling cancelling,
            DateNotices notices,
            Deeds deeds,
            IdGenerator ids,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.dates = dates;
        this.slots = slots;
        this.blocks = blocks;
        this.admins = admins;
        this.matches = matches;
        this.suggestions = suggestions;
        this.links = links;
        this.cancelling = cancelling;
        this.notices = notices;
        this.deeds = new DateDeeds(deeds);
        this.ids = ids;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// The date of a match as it arrived. Each part is read when it is asked for, and may refuse with
    /// [InvalidInput] then, so that whoever made several mistakes hears of all of them at once.
    ///
    /// @param genie who is to look after it, or null to have one found
    public record MatchForm(
            Supplier<CuratedMatchId> match,
            Supplier<@Nullable AdminId> genie,
            Supplier<Instant> start,
            Supplier<Duration> duration,
            Supplier<MeetingMode> mode) {}

    /// Arranges a date that is planned by a form.
    ///
    /// @throws InvalidInput when the plan breaks rules; all of that is told
    /// @throws NotFound when there is nobody by one of the numbers
    /// @throws Conflict as for any plan
    public ScheduledDate schedule(AdminCaller admin, Plan.Form form) {
        admin.require(Permission.CURATE);
        return schedule(admin, form.accepted(clock.instant()));
    }

    /// Arranges a date: both are told, and so is the genie who looks after it, which is the caller if they
    /// guide dates and the genie with the fewest dates otherwise.
    ///
    /// Both have to have accepted the suggestion of their match. The date is the match's, also when the two have
    /// or had another one.
    ///
    /// @throws NotFound when there is nobody by one of the numbers
    /// @throws InvalidInput when the plan breaks a rule
    /// @throws Conflict when the account of one is not active, one has [ScheduledDate#MOST_AHEAD] dates ahead,
    ///     they do not meet, were not suggested to each other, one of them turned the other down or has not
    ///     answered, the staff rejected their match, somebody is not free, or they would meet too far from where
    ///     one of them offers to
    public ScheduledDate schedule(AdminCaller admin, Plan plan) {
        admin.require(Permission.CURATE);
        return unitOfWork.execute(() -> {
            plan.requireAhead(clock.instant());
            requireBoth(plan, cancelling.lock(plan.first(), plan.second()));
            CuratedMatch match = matches.ofPair(plan.first(), plan.second())
                    .flatMap(known -> matches.findForUpdate(known.id()))
                    .orElseThrow(Replies::neverAsked);
            return arrange(admin, match, datesOfWilling(match), plan, null);
        });
    }

    /// Arranges the date of a curated match that a form tells of.
    ///
    /// @throws InvalidInput when a part cannot be read or breaks a rule; all of that is told
    /// @throws NotFound when there is no such match or member of staff
    /// @throws Conflict as for any date of a match
    public ScheduledDate scheduleMatch(AdminCaller admin, MatchForm form) {
        admin.require(Permission.CURATE);
        var wrong = new Faults();
        CuratedMatchId match = wrong.of(form.match);
        AdminId genie = wrong.of(form.genie);
        Instant start = wrong.of(form.start);
        if (start != null) {
            wrong.in(() -> Plan.requireAhead(start, clock.instant()));
        }
        Duration duration = wrong.of(form.duration, ScheduledDate.USUAL_DURATION);
        wrong.in(() -> ScheduledDate.requireLength(duration));
        MeetingMode mode = wrong.of(form.mode);
        if (match == null || start == null || mode == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return scheduleMatch(admin, match, genie, start, duration, mode);
    }

    /// Arranges the date of a curated match whose two people both want to meet; the match has it from then on.
    ///
    /// @param genie who is to look after it, or null to have one found
    /// @throws NotFound when there is no such match
    /// @throws InvalidInput when the date breaks a rule, or the genie guides none
    /// @throws Conflict when one of them has not accepted, the match has a date that was not cancelled, or as
    ///     for any date
    public ScheduledDate scheduleMatch(
            AdminCaller admin,
            CuratedMatchId id,
            @Nullable AdminId genie,
            Instant start,
            Duration duration,
            MeetingMode mode) {
        admin.require(Permission.CURATE);
        return unitOfWork.execute(() -> {
            CuratedMatch known = matches.find(id).orElseThrow(() -> new NotFound("This match"));
            Map<UserId, User> both = cancelling.lock(known.lower(), known.higher());
            CuratedMatch match = matches.findForUpdate(id).orElseThrow(() -> new NotFound("This match"));
            List<ScheduledDate> theirs = datesOfWilling(match);
            if (!theirs.stream().allMatch(date -> date.status() == DateStatus.CANCELLED)) {
                throw new Conflict("The two of this match have or had their date already");
            }
            Plan plan = new Plan(match.lower(), match.higher(), start, duration, mode, "");
            plan.requireAhead(clock.instant());
            requireBoth(plan, both);
            return arrange(admin, match, theirs, plan, genie);
        });
    }

    /// The dates of the two of a match with each other until now, when both want another one. People are locked
    /// before their match, whoever does either: so nothing is suggested to them meanwhile, and an answer counts
    /// or is final.
    ///
    /// @param match locked, and its people before it
    /// @throws Conflict when the staff decided against their meeting, or not both accepted it and stand by that
    private List<ScheduledDate> datesOfWilling(CuratedMatch match) {
        if (match.status() == CuratedMatchStatus.REJECTED) {
            throw new Conflict("The staff rejected the match of these two, so no date is set");
        }
        Replies.to(match, suggestions.ofMatches(List.of(match.id()))).requireBoth();
        List<ScheduledDate> theirs = dates.between(match.lower(), match.higher());
        if (theirs.stream().anyMatch(ScheduledDate::wasTurnedDown)) {
            throw new Conflict("One of them cancelled a date of the two out of lack of interest");
        }
        return theirs;
    }

    /// @param match of two who both want the date
    /// @param theirs the dates they have or had with each other
    private ScheduledDate arrange(
            AdminCaller admin, CuratedMatch match, List<ScheduledDate> theirs, Plan plan, @Nullable AdminId wanted) {
        Instant now = clock.instant();
        if (theirs.stream().anyMatch(date -> date.takesTime(plan.start(), plan.end()))) {
            throw new Conflict("These two have a date at that time already");
        }
        requireFewAhead(plan, now);
        Optional<AdminId> named = named(admin, wanted);
        AdminId genie =
                named.or(() -> dates.freeGenie(plan.start(), plan.end())).orElseThrow(DateScheduling::noGenie);
        String link = plan.mode() instanceof MeetingMode.Online ? links.fresh() : "";
        ScheduledDate date = ScheduledDate.planned(ids.dateId(), plan, genie, link, "match " + match.id(), now);
        requireFree(plan);
        ScheduledDate added = add(date, plan, now, named.isEmpty());
        int number = added.id().value();
        matches.save(
                match.scheduledDateId() == null ? match.scheduled(number, now) : match.scheduledAgain(number, now));
        if (!added.start().minus(ScheduledDate.REMINDER).isAfter(now)) {
            dates.reminded(added.id(), now);
        }
        deeds.noteScheduled(admin, added);
        notices.arranged(added);
        return added;
    }

    /// Adds a date under a number that is free, for its genie or the first other one who is there and free.
    ///
    /// @param anyGenie whether another genie does as well: the one who was found may have left or been given
    ///     another date in the meantime. Each is asked once, however many are lost, and none is held while the
    ///     next is asked: of two who schedule at once and lose each other's genies, neither waits for the other.
    private ScheduledDate add(ScheduledDate date, Plan plan, Instant now, boolean anyGenie) {
        ScheduledDate attempt = date;
        Set<AdminId> lost = new HashSet<>();
        int taken = 0;
        while (taken < NUMBERS_TRIED) {
            AdminId genie = attempt.genie();
            DateId number = attempt.id();
            switch (dates.add(attempt)) {
                case DONE -> {
                    return attempt;
                }
                case PERSON_BUSY -> throw new Conflict("One of them is on another date at that time");
                case GENIE_BUSY ->
                    genie = another(plan, lost, genie, anyGenie, "The genie is on another date at that time");
                case GENIE_GONE ->
                    genie = another(plan, lost, genie, anyGenie, "The genie has just left: arrange it once more");
                case ID_TAKEN -> {
                    number = ids.dateId();
                    taken++;
                }
            }
            attempt = ScheduledDate.planned(number, plan, genie, date.link(), date.adminNotes(), now);
        }
        throw new IllegalStateException("no free number for a date");
    }

    /// @param lost who was asked before; the one who is lost joins them
    private AdminId another(Plan plan, Set<AdminId> lost, AdminId genie, boolean anyGenie, String why) {
        if (!anyGenie) {
            throw new Conflict(why);
        }
        lost.add(genie);
        return dates.freeGenie(plan.start(), plan.end())
                .filter(found -> !lost.contains(found))
                .orElseThrow(DateScheduling::noGenie);
    }

    private static Conflict noGenie() {
        return new Conflict("No genie is free at that time");
    }

    private void requireBoth(Plan plan, Map<UserId, User> locked) {
        Stream.of(plan.first(), plan.second()).forEach(person -> Introducing.requireActive(locked.get(person)));
        if (blocks.existsBetween(plan.first(), plan.second())) {
            throw Introducing.keptApart();
        }
    }

    private void requireFewAhead(Plan plan, Instant now) {
        for (UserId person : List.of(plan.first(), plan.second())) {
            if (dates.upcoming(person, now, JUST_COUNTED).total() >= ScheduledDate.MOST_AHEAD) {
                throw new Conflict("One of them has " + ScheduledDate.MOST_AHEAD + " dates ahead already");
            }
        }
    }

    private void requireFree(Plan plan) {
        List<Slot> one = around(plan, plan.first());
        List<Slot> other = around(plan, plan.second());
        for (List<Slot> offered : List.of(one, other)) {
            requireCovered(
                    plan, SharedHours.of(offered), "Both have to be free at that time, for a meeting of that kind");
        }
        requireCovered(
                plan,
                SharedHours.between(one, other, SharedHours.USUAL_KILOMETRES),
                "The places that the two offer for that time are too far from each other" + TOO_FAR);
        requireCovered(
                plan,
                SharedHours.around(plan.mode(), one, other, SharedHours.USUAL_KILOMETRES),
                "The place is too far from those that the two offer for that time" + TOO_FAR);
    }

    private static void requireCovered(Plan plan, SharedHours hours, String why) {
        if (!hours.cover(plan.start(), plan.end(), MeetingKind.of(plan.mode()))) {
            throw new Conflict(why);
        }
    }

    private List<Slot> around(Plan plan, UserId person) {
        return slots.findFor(person, plan.start().minus(Slot.LENGTH), plan.end(), MOST_SLOTS);
    }

    /// Who is to look after it and nobody else; nobody when any genie does.
    private Optional<AdminId> named(AdminCaller admin, @Nullable AdminId wanted) {
        if (wanted != null && !wanted.equals(admin.id())) {
            return Optional.of(admins.find(wanted)
                    .filter(Admin::guidesDates)
                    .map(Admin::id)
                    .orElseThrow(() -> new InvalidInput("genie_id", "is nobody who guides dates")));
        }
        return admins.find(admin.id()).filter(Admin::guidesDates).map(Admin::id);
    }
}
