package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that is kept about somebody, wherever it is kept.
public interface PersonalData {
    /// What deleting somebody for good removed.
    ///
    /// @param removed how many rows, by table; tables without any are left out
    record PurgeReport(Map<String, Integer> removed) {
        public PurgeReport {
            removed = Map.copyOf(removed);
        }
    }

    /// Keeps why somebody left, until their data is deleted; inside a unit of work.
    void noteReason(UserId account, String reason);

    /// Why somebody left the last time; empty when they did not say, or never left.
    String reasonOf(UserId account);

    /// Keeps when the staff deleted an account; inside a unit of work.
    void noteRemoval(UserId account, Instant now);

    /// Whether the staff deleted an account before an instant, and it is still so.
    boolean wasRemovedBefore(UserId account, Instant before);

    /// The accounts to be deleted for good, in the order of their ids: those that their owners closed or the
    /// staff deleted before an instant, and those not used since then whose claim to their only address was
    /// lost to somebody who proved it.
    ///
    /// @param after the last one that was found before, or null to begin; so one that cannot be deleted is
    ///     passed by
    List<UserId> due(Instant before, @Nullable UserId after, int atMost);

    /// Deletes everything about somebody and searches every table for what is left of them; inside a unit of
    /// work. Their number is never given to anybody else.
    ///
    /// @throws IllegalStateException when anything is left
    PurgeReport purge(UserId account, Instant now);
}
