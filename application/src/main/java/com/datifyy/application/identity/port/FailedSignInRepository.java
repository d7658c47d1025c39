package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.FailedSignIns;
import java.time.Instant;
import java.util.Optional;

/// How often signing in was tried in vain; kept so that waiting cannot be skipped by a restart or
/// another instance.
public interface FailedSignInRepository {
    /// What is remembered of a subject, locked until the unit of work ends, also when there is nothing yet.
    Optional<FailedSignIns> findForUpdate(String subject);

    void save(String subject, FailedSignIns failures);

    void clear(String subject);

    /// Forgets what happened before an instant; at most some thousands at a time.
    ///
    /// @return how many were forgotten; 0 when none is left
    int forget(Instant before);
}
