package com.datifyy.application.scheduling;

import com.datifyy.application.admin.Deeds;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.Booking;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.SharedHours;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// When two people could meet, as the staff reads it before it arranges a date.
public final class SharedHoursReading {
    private static final int MOST_SLOTS = 1_000;

    private final UserRepository users;
    private final SlotRepository slots;
    private final DateRepository dates;
    private final BlockRepository blocks;
    private final Deeds deeds;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public SharedHoursReading(
            UserRepository users,
            SlotRepository slots,
            DateRepository dates,
            BlockRepository blocks,
            Deeds deeds,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.slots = slots;
        this.dates = dates;
        this.blocks = blocks;
        this.deeds = deeds;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// When two people are both free from now on: within hours that both offer, and on no date. Whether a block
    /// keeps them apart is noted like hours that were read: the staff learns of it, and not who made it.
    ///
    /// @param mostKilometres how far apart the places of both may be
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when there is nobody by one of the numbers
    /// @throws com.datifyy.domain.shared.Refusal.Conflict when the account of one of them is not active, or
    ///     they do not meet
    public SharedHours sharedHours(AdminCaller admin, UserId one, UserId other, int mostKilometres) {
        admin.require(Permission.SEE_CURATION);
        if (one.equals(other)) {
            throw new InvalidInput("user2_id", "must be somebody else than user1_id");
        }
        Instant now = clock.instant();
        Optional<SharedHours> shared = unitOfWork.execute(() -> {
            Stream.of(one, other).forEach(person -> {
                Introducing.requireActive(users.find(person).orElse(null));
                deeds.note(admin, StaffDeed.Kind.SHARED_HOURS_READ, person);
            });
            return blocks.existsBetween(one, other)
                    ? Optional.empty()
                    : Optional.of(between(one, other, mostKilometres, now));
        });
        return shared.orElseThrow(Introducing::keptApart);
    }

    private SharedHours between(UserId one, UserId other, int mostKilometres, Instant now) {
        Map<UserId, List<Booking>> taken = dates.bookings(List.of(one, other), now);
        return SharedHours.between(
                        slots.findFor(one, now, null, MOST_SLOTS),
                        slots.findFor(other, now, null, MOST_SLOTS),
                        mostKilometres)
                .without(taken.getOrDefault(one, List.of()))
                .without(taken.getOrDefault(other, List.of()))
                .lasting(ScheduledDate.SHORTEST);
    }
}
