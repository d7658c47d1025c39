package com.datifyy.domain.admin;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member of staff. It is an account of its own, never that of a person who looks for somebody.
///
/// @param name how they are called, 1 to 100 characters
/// @param genie whether dates may be given into their care, besides what the role says
/// @param active whether they may sign in; whoever left stays listed
/// @param createdBy who let them join, or null for whom the operator made
/// @param lastLoginAt when they last signed in, or null
public record Admin(
        AdminId id,
        Email email,
        String name,
        AdminRole role,
        boolean genie,
        boolean active,
        Instant createdAt,
        @Nullable AdminId createdBy,
        @Nullable Instant lastLoginAt) {
    private static final int LONGEST_NAME = 100;

    public Admin {
        name = Texts.clean("name", name, LONGEST_NAME, false);
        if (name.isEmpty()) {
            throw new InvalidInput("name", "is required");
        }
        if (genie && !role.may(Permission.CURATE)) {
            throw new InvalidInput("is_genie", "needs a role that may bring people together");
        }
    }

    /// Whether dates may be given into their care.
    public boolean guidesDates() {
        return active && isGenie();
    }

    /// Whether they look after dates, by their role or besides it.
    public boolean isGenie() {
        return genie || role == AdminRole.GENIE;
    }

    /// Whether they may do everything, and can sign in to do it.
    public boolean isActiveSuperAdmin() {
        return active && role == AdminRole.SUPER_ADMIN;
    }

    public Admin named(String changed) {
        return new Admin(id, email, changed, role, genie, active, createdAt, createdBy, lastLoginAt);
    }

    public Admin reachedBy(Email changed) {
        return new Admin(id, changed, name, role, genie, active, createdAt, createdBy, lastLoginAt);
    }

    /// With another role. Whoever may not bring people together any more is no genie.
    public Admin withRole(AdminRole changed) {
        boolean still = genie && changed.may(Permission.CURATE);
        return new Admin(id, email, name, changed, still, active, createdAt, createdBy, lastLoginAt);
    }

    /// Given dates into their care besides what the role says, or not.
    ///
    /// @throws InvalidInput when the role gives them dates whatever is said besides, or may not have any
    public Admin withGenie(boolean changed) {
        if (!changed && role == AdminRole.GENIE) {
            throw new InvalidInput("is_genie", "follows from the role: give them another role");
        }
        return new Admin(id, email, name, role, changed, active, createdAt, createdBy, lastLoginAt);
    }

    /// Not a member any more.
    ///
    /// @throws Conflict when they left already
    public Admin left() {
        if (!active) {
            throw new Conflict("This member of staff has left already");
        }
        return new Admin(id, email, name, role, genie, false, createdAt, createdBy, lastLoginAt);
    }

    /// A member again, after having left, with what they join with now.
    public Admin rejoined(String called, AdminRole given, boolean guides) {
        return new Admin(id, email, called, given, guides, true, createdAt, createdBy, lastLoginAt);
    }

    public Admin signedInAt(Instant now) {
        return new Admin(id, email, name, role, genie, active, createdAt, createdBy, now);
    }
}
