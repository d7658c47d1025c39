package com.datifyy.application.shared.port;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.KeptAnswer;
import java.time.Instant;
import java.util.Optional;

/// The answers of requests that came with a key of the client's choice.
public interface AnsweredRequests {
    /// Whose request it is.
    sealed interface Owner {
        /// A person's.
        record Person(UserId id) implements Owner {}

        /// That of a member of staff.
        record Staff(AdminId id) implements Owner {}
    }

    /// @param request what was asked, as a digest
    record Answered(String request, KeptAnswer answer) {}

    /// Notes that a request is worked on. Where another unit of work has noted the same key, it waits until
    /// that one has ended.
    ///
    /// @return false when the key is there already
    boolean begin(Owner owner, String key, String request, Instant now);

    /// Keeps the answer of a request that was begun in this unit of work.
    void keep(Owner owner, String key, KeptAnswer answer);

    /// What was asked with a key, and answered.
    Optional<Answered> find(Owner owner, String key);

    /// Forgets what was begun before an instant; at most some thousands at a time.
    ///
    /// @return how many were forgotten; 0 when none is left
    int forget(Instant before);
}
