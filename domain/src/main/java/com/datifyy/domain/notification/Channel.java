package com.datifyy.domain.notification;

/// A way by which notices leave. Each fails by itself: what leaves by one does not wait for another.
public enum Channel {
    /// To mailboxes.
    MAIL,
    /// To telephones.
    TEXT,
    /// Into the channel the staff reads.
    STAFF
}
