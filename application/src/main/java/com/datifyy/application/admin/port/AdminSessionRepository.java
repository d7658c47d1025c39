package com.datifyy.application.admin.port;

import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminSession;
import com.datifyy.domain.admin.AdminSessionId;
import java.time.Instant;
import java.util.Optional;

/// The sessions of staff, found by the digests of their tokens.
public interface AdminSessionRepository {
    /// A session with whose it is.
    record Held(AdminSession session, Admin admin) {}

    void open(AdminSession session, String tokenDigest);

    Optional<Held> findHeld(String tokenDigest);

    Optional<AdminSession> find(AdminSessionId id);

    /// Notes activity, unless later activity is noted.
    void touch(AdminSessionId id, Instant at);

    /// Ends a session that is not over.
    void end(AdminSessionId id, Instant at);

    /// Ends all sessions of somebody.
    void endAllOf(AdminId admin, Instant at);

    /// Ends all sessions of somebody but one.
    void endAllBut(AdminId admin, AdminSessionId kept, Instant at);

    /// Whether somebody signed in from a network since an instant.
    ///
    /// @param address the network, coarsely
    boolean cameFrom(AdminId admin, String address, Instant since);

    /// Forgets what was opened before an instant; at most some thousands at a time.
    ///
    /// @return how many were forgotten; 0 when none is left
    int forget(Instant openedBefore);
}
