package com.datifyy.application.admin;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.AdminSessionRepository;
import com.datifyy.application.dates.DateHandover;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who belongs to the staff, and as what: reading and changing it, and leaving ([StaffJoining] is about
/// joining).
public final class AdminDirectory {
    private final AdminRepository admins;
    private final StaffRecords records;
    private final DateHandover handover;
    private final Deeds deeds;
    private final UnitOfWork unitOfWork;

    public AdminDirectory(
            AdminRepository admins,
            AdminSessionRepository sessions,
            DateHandover handover,
            Deeds deeds,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.admins = admins;
        this.records = new StaffRecords(admins, sessions, clock);
        this.handover = handover;
        this.deeds = deeds;
        this.unitOfWork = unitOfWork;
    }

    /// What is to change about a member of staff; null leaves it.
    public record Change(
            @Nullable String name,
            @Nullable Email email,
            @Nullable AdminRole role,
            @Nullable Boolean genie) {}

    /// Everybody who belongs to the staff or did.
    public NumberedPage<Admin> list(AdminCaller admin, NumberedPage.Wanted wanted) {
        admin.require(Permission.MANAGE_STAFF);
        return unitOfWork.execute(() -> {
            deeds.note(admin, StaffDeed.Kind.STAFF_LISTED);
            return admins.list(wanted);
        });
    }

    /// Takes a member's second factor away by the operator's hand: at the next sign-in they set up another.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when nobody of the staff has the address
    public void resetSecondFactorByOperator(Email email) {
        unitOfWork.run(() -> {
            // Locked, so that no session that ends by it changes the password meanwhile.
            Admin other = admins.withEmail(email)
                    .map(found -> records.locked(found.id()))
                    .orElseThrow(StaffRecords::unknown);
            records.resetSecondFactor(other.id());
            deeds.noteOutside(StaffDeed.Kind.SECOND_FACTOR_RESET, null, "", StaffRecords.about(other));
        });
    }

    /// Changes a member of staff. A changed role takes effect on their next request. Whoever is to be a
    /// genie no more hands the dates they have ahead over to others.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when there is none
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when what is to change is not acceptable, or
    ///     somebody would be a genie, or none, whose role does not go with it; all of it is told
    /// @throws Forbidden when somebody would change their own role, or the caller may do so no more
    /// @throws Conflict when the address is taken, nobody would be left who may do everything, or nobody is
    ///     free for a date they have ahead
    public Admin change(AdminCaller admin, AdminId id, Change change) {
        admin.require(Permission.MANAGE_STAFF);
        return unitOfWork.execute(() -> {
            List<Admin> supers = records.supersWith(admin);
            Admin before = records.locked(id);
            AdminRole role = Optional.ofNullable(change.role()).orElse(before.role());
            if (role != before.role()) {
                if (admin.id().equals(id)) {
                    throw new Forbidden("Nobody changes their own role");
                }
                requireAnother(supers.size(), before);
            }
            return changed(admin, before, change, null);
        });
    }

    /// Ends somebody's membership: their sessions end, they stay listed. The dates that a genie has ahead
    /// are handed over to others.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when there is none
    /// @throws Forbidden for oneself, or when the caller may do so no more
    /// @throws Conflict when they have left already, nobody would be left who may do everything, or nobody
    ///     is free for a date they have ahead
    public void remove(AdminCaller admin, AdminId id) {
        admin.require(Permission.MANAGE_STAFF);
        unitOfWork.run(() -> {
            if (admin.id().equals(id)) {
                throw new Forbidden("Nobody removes themselves");
            }
            List<Admin> supers = records.supersWith(admin);
            Admin before = records.locked(id);
            requireAnother(supers.size(), before);
            records.save(before.left());
            if (before.guidesDates()) {
                handOver(admin, id);
            }
            records.endSessionsOf(id);
            deeds.note(admin, StaffDeed.Kind.STAFF_LEFT, null, "", StaffRecords.about(before));
        });
    }

    /// Takes somebody's second factor away, for whom both app and recovery codes are lost.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when there is none
    /// @throws Forbidden for oneself, or when the caller may do so no more
    public void resetSecondFactor(AdminCaller admin, AdminId id) {
        admin.require(Permission.MANAGE_STAFF);
        unitOfWork.run(() -> {
            if (admin.id().equals(id)) {
                throw new Forbidden("Somebody else has to do this for you");
            }
            var _ = records.supersWith(admin);
            Admin other = records.locked(id);
            records.resetSecondFactor(id);
            deeds.note(admin, StaffDeed.Kind.SECOND_FACTOR_RESET, null, "", StaffRecords.about(other));
        });
    }

    /// Oneself.
    public Admin profile(AdminCaller admin) {
        admin.require(Permission.OWN_PROFILE);
        return admins.find(admin.id()).orElseThrow(StaffRecords::unknown);
    }

    /// Changes one's own name, address, or zone to read times in; null leaves what it is.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the name is empty or too long
    /// @throws Conflict when the address is taken
    /// @throws com.datifyy.domain.shared.Refusal.Unauthenticated when the session ended at the same moment
    public Admin changeProfile(AdminCaller admin, @Nullable String name, @Nullable Email email, @Nullable ZoneId zone) {
        admin.require(Permission.OWN_PROFILE);
        return unitOfWork.execute(() -> {
            Admin before = records.locked(admin.id());
            records.requireStill(admin);
            return changed(admin, before, new Change(name, email, null, null), zone);
        });
    }

    /// @param before locked; what the caller may not change about them was refused before
    private Admin changed(AdminCaller admin, Admin before, Change change, @Nullable ZoneId zone) {
        Admin moved = before.withRole(Optional.ofNullable(change.role()).orElse(before.role()));
        Admin after = moved.changed(
                        Optional.ofNullable(change.name()).orElse(moved.name()),
                        Optional.ofNullable(change.email()).orElse(moved.email()),
                        change.genie())
                .in(Optional.ofNullable(zone).orElse(moved.zone()));
        records.save(after);
        if (before.guidesDates() && !after.guidesDates()) {
            handOver(admin, before.id());
        }
        deeds.note(
                admin,
                after.role() == before.role() ? StaffDeed.Kind.STAFF_CHANGED : StaffDeed.Kind.STAFF_ROLE_CHANGED,
                null,
                "",
                StaffRecords.about(before, after));
        return after;
    }

    private void handOver(AdminCaller admin, AdminId leaving) {
        for (ScheduledDate date : handover.allOf(leaving)) {
            Map<String, String> details = Map.of(
                    "date", date.id().toString(),
                    "genie", date.genie().toString(),
                    "from", leaving.toString());
            deeds.noteOfTwo(admin, StaffDeed.Kind.DATE_CHANGED, Map.of(date.first(), details, date.second(), details));
        }
    }

    /// @param supers how many may do everything and can sign in
    private static void requireAnother(int supers, Admin leaving) {
        if (leaving.isActiveSuperAdmin() && supers < 2) {
            throw new Conflict("Nobody would be left who may do everything");
        }
    }
}
