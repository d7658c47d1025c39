package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.UserId;
import java.util.List;

/// The record of what happened to accounts; it only grows.
public interface SecurityLog {
    /// Appends an event; inside a unit of work.
    void append(SecurityEvent event);

    /// The events of an account, newest first.
    List<SecurityEvent> of(UserId account, int atMost);
}
