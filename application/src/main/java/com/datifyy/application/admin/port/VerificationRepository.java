package com.datifyy.application.admin.port;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What the staff verified about people, besides their addresses.
public interface VerificationRepository {
    /// Notes that something is verified; what was verified before stays as it is.
    ///
    /// @param what anything but an address that is the account's own
    void add(UserId person, StaffVerification what, AdminId by, Instant now);

    /// Since when what is verified about somebody is.
    Map<StaffVerification, Instant> since(UserId person);

    /// What is verified about several people; those about whom nothing is are left out.
    Map<UserId, Set<StaffVerification>> ofAll(Collection<UserId> people);

    /// What is verified about somebody.
    Set<StaffVerification> of(UserId person);
}
