package com.datifyy.domain.admin;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A member of staff. It is an account of its own, never that of a person who looks for somebody.
///
/// @param name how they are called, 1 to 100 characters
/// @param genie whether dates may be given into their care, besides what the role says
/// @param active whether they may sign in; whoever left stays listed
/// @param createdBy who let them join, or null for whom the operator made
/// @param lastLoginAt when they last signed in, or null
/// @param zone in which they read times
public record Admin(
        AdminId id,
        Email email,
        String name,
        AdminRole role,
        boolean genie,
        boolean active,
        Instant createdAt,
        @Nullable AdminId createdBy,
        @Nullable Instant lastLoginAt,
        ZoneId zone) {
    /// Where whoever chose no zone reads times.
    public static final ZoneId USUAL_ZONE = ZoneId.of("UTC");

    private static final int LONGEST_NAME = 100;

    /// @throws InvalidInput when the name is empty or too long, or the role may not bring people together although
    ///     dates may be given into their care; all of that is told
    public Admin {
        var wrong = new Faults();
        String sent = name;
        name = wrong.of(() -> called(sent), sent);
        wrong.in(() -> requireMayGuide(genie, role));
        wrong.tell();
    }

    /// How somebody is called, as it is kept.
    ///
    /// @throws InvalidInput when it is empty or too long
    public static String called(String name) {
        String called = Texts.clean("name", name, LONGEST_NAME, false);
        if (called.isEmpty()) {
            throw new InvalidInput("name", "is required");
        }
        return called;
    }

    /// @throws InvalidInput when dates are to be given into the care of a role that may not bring people together
    public static void requireMayGuide(boolean genie, AdminRole role) {
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

    /// With another name, another address, and dates given into their care besides what the role says, or not.
    ///
    /// @param guides null leaves it
    /// @throws InvalidInput as for any, or when the role gives them dates although they are to get none; all of it
    ///     is told
    public Admin changed(String called, Email reachedBy, @Nullable Boolean guides) {
        var wrong = new Faults();
        if (guides != null && !guides && role == AdminRole.GENIE) {
            wrong.note("is_genie", "follows from the role: give them another role");
        }
        boolean guiding = guides == null ? genie : guides;
        Admin after = wrong.of(
                () -> new Admin(id, reachedBy, called, role, guiding, active, createdAt, createdBy, lastLoginAt, zone),
                this);
        wrong.tell();
        return after;
    }

    /// With another role. Whoever may not bring people together any more is no genie.
    public Admin withRole(AdminRole changed) {
        boolean still = genie && changed.may(Permission.CURATE);
        return new Admin(id, email, name, changed, still, active, createdAt, createdBy, lastLoginAt, zone);
    }

    /// Not a member any more.
    ///
    /// @throws Conflict when they left already
    public Admin left() {
        if (!active) {
            throw new Conflict("This member of staff has left already");
        }
        return new Admin(id, email, name, role, genie, false, createdAt, createdBy, lastLoginAt, zone);
    }

    /// A member again, after having left, with what they join with now.
    public Admin rejoined(String called, AdminRole given, boolean guides) {
        return new Admin(id, email, called, given, guides, true, createdAt, createdBy, lastLoginAt, zone);
    }

    /// Reading times in another zone.
    public Admin in(ZoneId another) {
        return new Admin(id, email, name, role, genie, active, createdAt, createdBy, lastLoginAt, another);
    }

    public Admin signedInAt(Instant now) {
        return new Admin(id, email, name, role, genie, active, createdAt, createdBy, now, zone);
    }
}
