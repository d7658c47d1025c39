package com.datifyy.application.admin;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.AdminSessionRepository;
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
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.shared.Faults;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Becoming a member of staff, or one again.
public final class StaffJoining {
    private static final int ATTEMPTS = 10;

    private final AdminRepository admins;
    private final StaffRecords records;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final Deeds deeds;
    private final IdGenerator ids;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public StaffJoining(
            AdminRepository admins,
            AdminSessionRepository sessions,
            PasswordHasher hasher,
            PasswordRules rules,
            Deeds deeds,
            IdGenerator ids,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.admins = admins;
        this.records = new StaffRecords(admins, sessions, clock);
        this.hasher = hasher;
        this.rules = rules;
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
    /// [com.datifyy.domain.shared.Refusal.InvalidInput] then, so that all mistakes are told at once.
    public record Form(
            Supplier<String> email,
            Supplier<String> name,
            Supplier<String> password,
            Supplier<AdminRole> role,
            Supplier<Boolean> genie) {}

    /// Lets somebody join whom a form tells of.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the address is none, the name is empty
    ///     or too long, the password can be guessed, the role is missing, or dates would be given into the
    ///     care of a role that may not bring people together; all of that is told
    /// @throws com.datifyy.domain.shared.Refusal.Forbidden when the caller may do so no more
    /// @throws com.datifyy.domain.shared.Refusal.Conflict when somebody who belongs to the staff has the
    ///     address
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
    /// @throws com.datifyy.domain.shared.Refusal.Forbidden when the caller may do so no more
    /// @throws com.datifyy.domain.shared.Refusal.Conflict when somebody who belongs to the staff has the
    ///     address
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the password can be guessed
    public Admin create(AdminCaller admin, Newcomer newcomer) {
        admin.require(Permission.MANAGE_STAFF);
        PasswordHash hash = hashed(newcomer);
        return unitOfWork.execute(() -> {
            var _ = records.supersWith(admin);
            Admin joined = added(newcomer, hash, admin.id());
            deeds.note(admin, StaffDeed.Kind.STAFF_JOINED, null, "", StaffRecords.about(joined));
            return joined;
        });
    }

    /// Makes a super admin by the operator's hand, who has no session.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Conflict when somebody of the staff has the address
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the password can be guessed
    public Admin createByOperator(Email email, String name, Password password) {
        var newcomer = new Newcomer(email, name, password, AdminRole.SUPER_ADMIN, false);
        PasswordHash hash = hashed(newcomer);
        return unitOfWork.execute(() -> {
            Admin joined = added(newcomer, hash, null);
            deeds.noteOutside(StaffDeed.Kind.STAFF_JOINED, null, "", StaffRecords.about(joined));
            return joined;
        });
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
                    null,
                    Admin.USUAL_ZONE);
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
                .orElseThrow(StaffRecords::taken);
        Admin after = before.rejoined(newcomer.name(), newcomer.role(), newcomer.genie());
        records.save(after);
        admins.changePassword(after.id(), hash);
        records.resetSecondFactor(after.id());
        return after;
    }
}
