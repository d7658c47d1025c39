package com.datifyy.application.admin;

import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.AdminSession;
import com.datifyy.domain.admin.AdminSessionId;
import com.datifyy.domain.identity.Email;
import java.time.Instant;
import java.util.UUID;

/// Members of staff for tests.
public final class TestStaff {
    private TestStaff() {}

    /// A super admin with a number.
    public static Admin admin(int number) {
        return admin(number, AdminRole.SUPER_ADMIN);
    }

    public static Admin admin(int number, AdminRole role) {
        return new Admin(
                new AdminId(number),
                new Email("staff" + number + "@example.org"),
                "Staff " + number,
                role,
                false,
                true,
                TestClock.START.plusSeconds(number),
                null,
                null,
                Admin.USUAL_ZONE);
    }

    public static AdminSession session(int number, int admin, Instant at) {
        return new AdminSession(
                new AdminSessionId(new UUID(7, number)),
                new AdminId(admin),
                "203.0.113.0/24",
                "a browser",
                at,
                at,
                null);
    }

    /// Somebody of the staff with another address.
    public static Admin reachedBy(Admin admin, Email address) {
        return admin.changed(admin.name(), address, null);
    }
}
