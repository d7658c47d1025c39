package com.datifyy.application.admin;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.AdminRepository.Outcome;
import com.datifyy.application.admin.port.AdminSessionRepository;
import com.datifyy.application.dates.DateHandover;
import com.datifyy.application.identity.PasswordRules;
import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who belongs to the staff, and as what.
public final class AdminDirectory {
    private static final int ATTEMPTS = 10;

    private final AdminRepository admins;
    private final AdminSessionRepository sessions;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final DateHandover handover;
    private final Deeds deeds;
    private final IdGenerator ids;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public AdminDirectory(
            AdminRepository admins,
            AdminSessionRepository sessions,
            PasswordHasher hasher,
            PasswordRules rules,
            DateHandover handover,
            Deeds deeds,
            IdGenerator ids,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.admins = admins;
        this.sessions = sessions;
        this.hasher = hasher;
        this.rules = rules;
        this.handover = handover;
        this.deeds = deeds;
        this.ids = ids;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Somebody who is to join.
    ///
    /// @param password what they sign in with first; they set an authenticator app up with it, and should
    ///     change it
    /// @param genie whether dates may be given into their care, besides what the role says
    public record Newcomer(Email email, String name, Password password, AdminRole role, boolean genie) {
        @Override
        public String toString() {
            return "Newcomer[…]";
        }
    }

    /// Somebody who is to join, as it arrived. Each field is read when it is asked for, and may refuse with
    /// [InvalidInput] then, so that all mistakes are told at once.
    public record Form(
            Supplier<String> email,
            Supplier<String> name,
            Supplier<String> password,
            Supplier<AdminRole> role,
            Supplier<Boolean> genie) {}

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

    /// Lets somebody join whom a form tells of.
    ///
    /// @throws InvalidInput when the address is none, the name is empty or too long, the password can be
    ///     guessed, the role is missing, or dates would be given into the care of a role that may not bring
    ///     people together; all of that is told
    /// @throws Forbidden when the caller may do so no more
    /// @throws Conflict when somebody who belongs to the staff has the address
    public Admin create(AdminCaller admin, Form form) {
        admin.require(Permission.MANAGE_STAFF);
        return create(admin, accepted(form));
    }

    /// The password is judged even where the rest has mistakes, by as much as is known of name and address.
    private Newcomer accepted(Form form) {
        var wrong = new Faults();
        Email email = wrong.of(() -> new Email(form.email().get()));
        String name = wrong.of(() -> Admin.called(form.name().get()));
        Password password = wrong.of(() -> Password.chosen(form.password().get()));
        if (password != null) {
            wrong.in(() -> rules.requireUnguessable("password", password, email, name == null ? "" : name));
        }
        AdminRole role = wrong.of(form.role());
        boolean genie = wrong.of(form.genie(), false);
        if (role != null) {
            wrong.in(() -> Admin.requireMayGuide(genie, role));
        }
        if (email == null || name == null || password == null || role == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return new Newcomer(email, name, password, role, genie);
    }

    /// Lets somebody join, or join again who left: under the same number, with a new password and without a
    /// second factor until they set one up.
    ///
    /// @throws Forbidden when the caller may do so no more
    /// @throws Conflict when somebody who belongs to the staff has the address
    /// @throws InvalidInput when the password can be guessed
    public Admin create(AdminCaller admin, Newcomer newcomer) {
        admin.require(Permission.MANAGE_STAFF);
        PasswordHash hash = hashed(newcomer);
        return unitOfWork.execute(() -> {
            var _ = supersWith(admin);
            Admin joined = added(newcomer, hash, admin.id());
            deeds.note(admin, StaffDeed.Kind.STAFF_JOINED, null, "", about(joined));
            return joined;
        });
    }

    /// Makes a super admin by the operator's hand, who has no session.
    ///
    /// @throws Conflict when somebody of the staff has the address
    /// @throws InvalidInput when the password can be guessed
    public Admin createByOperator(Email email, String name, Password password) {
        var newcomer = new Newcomer(email, name, password, AdminRole.SUPER_ADMIN, false);
        PasswordHash hash = hashed(newcomer);
        return unitOfWork.execute(() -> {
            Admin joined = added(newcomer, hash, null);
            deeds.noteOutside(StaffDeed.Kind.STAFF_JOINED, null, "", about(joined));
            return joined;
        });
    }

    /// Takes a member's second factor away by the operator's hand: at the next sign-in they set up another.
    ///
    /// @throws NotFound when nobody of the staff has the address
    public void resetSecondFactorByOperator(Email email) {
        unitOfWork.run(() -> {
            Admin other = admins.withEmail(email).orElseThrow(AdminDirectory::unknown);
            resetSecondFactor(other.id());
            deeds.noteOutside(StaffDeed.Kind.SECOND_FACTOR_RESET, null, "", about(other));
        });
    }

    /// Changes a member of staff. A changed role takes effect on their next request. Whoever is to be a genie no
    /// more hands the dates they have ahead over to others.
    ///
    /// @throws NotFound when there is none
    /// @throws InvalidInput when what is to change is not acceptable, or somebody would be a genie, or none, whose
    ///     role does not go with it; all of it is told
    /// @throws Forbidden when somebody would change their own role, or the caller may do so no more
    /// @throws Conflict when the address is taken, nobody would be left who may do everything, or nobody is free
    ///     for a date they have ahead
    public Admin change(AdminCaller admin, AdminId id, Change change) {
        admin.require(Permission.MANAGE_STAFF);
        return unitOfWork.execute(() -> {
            List<Admin> supers = supersWith(admin);
            Admin before = admins.findForUpdate(id).orElseThrow(AdminDirectory::unknown);
            AdminRole role = Optional.ofNullable(change.role()).orElse(before.role());
            if (role != before.role()) {
                if (admin.id().equals(id)) {
                    throw new Forbidden("Nobody changes their own role");
                }
                requireAnother(supers.size(), before);
            }
            Admin moved = before.withRole(role);
            Admin after = moved.changed(
                    Optional.ofNullable(change.name()).orElse(moved.name()),
                    Optional.ofNullable(change.email()).orElse(moved.email()),
                    change.genie());
            save(after);
            if (before.guidesDates() && !after.guidesDates()) {
                handOver(admin, id);
            }
            deeds.note(
                    admin,
                    role == before.role() ? StaffDeed.Kind.STAFF_CHANGED : StaffDeed.Kind.STAFF_ROLE_CHANGED,
                    null,
                    "",
                    about(before, after));
            return after;
        });
    }

    /// Ends somebody's membership: their sessions end, they stay listed. The dates that a genie has ahead are
    /// handed over to others.
    ///
    /// @throws NotFound when there is none
    /// @throws Forbidden for oneself, or when the caller may do so no more
    /// @throws Conflict when they have left already, nobody would be left who may do everything, or nobody is free
    ///     for a date they have ahead
    public void remove(AdminCaller admin, AdminId id) {
        admin.require(Permission.MANAGE_STAFF);
        unitOfWork.run(() -> {
            if (admin.id().equals(id)) {
                throw new Forbidden("Nobody removes themselves");
            }
            List<Admin> supers = supersWith(admin);
            Admin before = admins.findForUpdate(id).orElseThrow(AdminDirectory::unknown);
            requireAnother(supers.size(), before);
            save(before.left());
            if (before.guidesDates()) {
                handOver(admin, id);
            }
            sessions.endAllOf(id, clock.instant());
            deeds.note(admin, StaffDeed.Kind.STAFF_LEFT, null, "", about(before));
        });
    }

    /// Takes somebody's second factor away, for whom both app and recovery codes are lost.
    ///
    /// @throws NotFound when there is none
    /// @throws Forbidden for oneself, or when the caller may do so no more
    public void resetSecondFactor(AdminCaller admin, AdminId id) {
        admin.require(Permission.MANAGE_STAFF);
        unitOfWork.run(() -> {
            if (admin.id().equals(id)) {
                throw new Forbidden("Somebody else has to do this for you");
            }
            var _ = supersWith(admin);
            Admin other = admins.findForUpdate(id).orElseThrow(AdminDirectory::unknown);
            resetSecondFactor(id);
            deeds.note(admin, StaffDeed.Kind.SECOND_FACTOR_RESET, null, "", about(other));
        });
    }

    /// Oneself.
    public Admin profile(AdminCaller admin) {
        admin.require(Permission.OWN_PROFILE);
        return admins.find(admin.id()).orElseThrow(AdminDirectory::unknown);
    }

    /// Changes one's own name or address.
    ///
    /// @throws Conflict when the address is taken
    public Admin changeProfile(AdminCaller admin, @Nullable String name, @Nullable Email email) {
        admin.require(Permission.OWN_PROFILE);
        return unitOfWork.execute(() -> {
            Admin before = admins.findForUpdate(admin.id()).orElseThrow(AdminDirectory::unknown);
            Admin after = before;
            if (name != null) {
                after = after.named(name);
            }
            if (email != null) {
                after = after.reachedBy(email);
            }
            save(after);
            deeds.note(admin, StaffDeed.Kind.STAFF_CHANGED, null, "", about(before, after));
            return after;
        });
    }

    private void handOver(AdminCaller admin, AdminId leaving) {
        for (ScheduledDate date : handover.allOf(leaving)) {
            Map<String, String> details = Map.of(
                    "date", date.id().toString(),
                    "genie", date.genie().toString(),
                    "from", leaving.toString());
            deeds.note(admin, StaffDeed.Kind.DATE_CHANGED, date.first(), "", details);
            deeds.note(admin, StaffDeed.Kind.DATE_CHANGED, date.second(), "", details);
        }
    }

    private PasswordHash hashed(Newcomer newcomer) {
        rules.requireUnguessable("password", newcomer.password(), newcomer.email(), newcomer.name());
        return hasher.hash(newcomer.password());
    }

    private Admin added(Newcomer newcomer, PasswordHash hash, @Nullable AdminId by) {
        Instant now = clock.instant();
        for (int i = 0; i < ATTEMPTS; i++) {
            var admin = new Admin(
                    ids.adminId(),
                    newcomer.email(),
                    newcomer.name(),
                    newcomer.role(),
                    newcomer.genie(),
                    true,
                    now,
                    by,
                    null);
            switch (admins.add(admin, hash)) {
                case DONE -> {
                    return admin;
                }
                case EMAIL_TAKEN -> {
                    return rejoined(newcomer, hash);
                }
                case ID_TAKEN -> {
                    // another number
                }
            }
        }
        throw new IllegalStateException("no free number was found");
    }

    private Admin rejoined(Newcomer newcomer, PasswordHash hash) {
        Admin before = admins.withEmail(newcomer.email())
                .flatMap(found -> admins.findForUpdate(found.id()))
                .filter(found -> !found.active() && found.email().equals(newcomer.email()))
                .orElseThrow(AdminDirectory::taken);
        Admin after = before.rejoined(newcomer.name(), newcomer.role(), newcomer.genie());
        save(after);
        admins.changePassword(after.id(), hash);
        resetSecondFactor(after.id());
        return after;
    }

    private void save(Admin after) {
        if (admins.save(after) == Outcome.EMAIL_TAKEN) {
            throw taken();
        }
    }

    private void resetSecondFactor(AdminId id) {
        admins.removeAuthenticator(id);
        sessions.endAllOf(id, clock.instant());
    }

    /// Those who may do everything, locked. A request is let in by the role its caller has then; what changes
    /// the staff asks again, now that nobody else can change it.
    private List<Admin> supersWith(AdminCaller admin) {
        List<Admin> supers = admins.activeSuperAdminsForUpdate();
        if (supers.stream().noneMatch(one -> one.id().equals(admin.id()))) {
            throw new Forbidden("Your role may not do this");
        }
        return supers;
    }

    /// @param supers how many may do everything and can sign in
    private static void requireAnother(int supers, Admin leaving) {
        if (leaving.isActiveSuperAdmin() && supers < 2) {
            throw new Conflict("Nobody would be left who may do everything");
        }
    }

    private static Map<String, String> about(Admin admin) {
        return Map.of("staff", admin.id().toString(), "role", admin.role().name());
    }

    /// Which member of staff was changed, and in what; not to what, except for the role.
    private static Map<String, String> about(Admin before, Admin after) {
        Map<String, String> told = new TreeMap<>(about(after));
        if (before.role() != after.role()) {
            told.put("from", before.role().name());
        }
        List<String> changed = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            changed.add("name");
        }
        if (!before.email().equals(after.email())) {
            changed.add("email");
        }
        if (before.genie() != after.genie()) {
            changed.add("genie");
        }
        if (!changed.isEmpty()) {
            told.put("changed", String.join(" ", changed));
        }
        return told;
    }

    private static Conflict taken() {
        return new Conflict("Somebody of the staff has this e-mail address");
    }

    private static NotFound unknown() {
        return new NotFound("This member of staff");
    }
}
