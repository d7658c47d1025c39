package com.datifyy.application.admin;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.AdminRepository.Outcome;
import com.datifyy.application.admin.port.AdminSessionRepository;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The members of staff as they are kept, for whatever changes who belongs to it and as what. All of it
/// inside a unit of work.
final class StaffRecords {
    private final AdminRepository admins;
    private final AdminSessionRepository sessions;
    private final InstantSource clock;

    StaffRecords(AdminRepository admins, AdminSessionRepository sessions, InstantSource clock) {
        this.admins = admins;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// @throws NotFound when there is none
    Admin locked(AdminId id) {
        return admins.findForUpdate(id).orElseThrow(StaffRecords::unknown);
    }

    /// Asks that the caller's session still lives. Whoever waits for a lock may have waited for what ended it:
    /// their second factor was taken away, their password changed elsewhere. Every change by a session of who
    /// belongs to the staff, or of what they sign in with, comes here, with the caller locked.
    ///
    /// @throws Unauthenticated when it has ended
    void requireStill(AdminCaller caller) {
        boolean lives = sessions.find(caller.session())
                .filter(session -> session.isAlive(clock.instant()))
                .isPresent();
        if (!lives) {
            throw new Unauthenticated("This session is over");
        }
    }

    /// @throws Conflict when somebody else of the staff has the address
    void save(Admin after) {
        if (admins.save(after) == Outcome.EMAIL_TAKEN) {
            throw taken();
        }
    }

    /// Their sessions end with it.
    void resetSecondFactor(AdminId id) {
        admins.removeAuthenticator(id);
        endSessionsOf(id);
    }

    /// Those who may do everything, locked. A request is let in by the role its caller has then; what
    /// changes the staff asks again, now that nobody else can change it, and whether the session still lives.
    ///
    /// @throws Forbidden when the caller is none of them any more
    /// @throws Unauthenticated when the caller's session has ended
    List<Admin> supersWith(AdminCaller admin) {
        List<Admin> supers = admins.activeSuperAdminsForUpdate();
        if (supers.stream().noneMatch(one -> one.id().equals(admin.id()))) {
            throw new Forbidden("Your role may not do this");
        }
        requireStill(admin);
        return supers;
    }

    void endSessionsOf(AdminId id) {
        sessions.endAllOf(id, clock.instant());
    }

    static Map<String, String> about(Admin admin) {
        return Map.of("staff", admin.id().toString(), "role", admin.role().name());
    }

    /// Which member of staff was changed, and in what; not to what, except for the role.
    static Map<String, String> about(Admin before, Admin after) {
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
        if (!before.zone().equals(after.zone())) {
            changed.add("time_zone");
        }
        if (before.genie() != after.genie()) {
            changed.add("genie");
        }
        if (!changed.isEmpty()) {
            told.put("changed", String.join(" ", changed));
        }
        return told;
    }

    static Conflict taken() {
        return new Conflict("Somebody of the staff has this e-mail address");
    }

    static NotFound unknown() {
        return new NotFound("This member of staff");
    }
}
