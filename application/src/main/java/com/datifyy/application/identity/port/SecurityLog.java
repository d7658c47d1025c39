package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;

/// The record of what happened to accounts; it is never changed.
public interface SecurityLog {
    /// Appends an event; inside a unit of work.
    void append(SecurityEvent event);

    /// The events of an account, newest first.
    List<SecurityEvent> of(UserId account, int atMost);

    /// Forgets what happened before an instant that is at least 90 days ago; at most some thousands at a time.
    ///
    /// @return how many events there were; 0 when none is left
    int forget(Instant before);
}
