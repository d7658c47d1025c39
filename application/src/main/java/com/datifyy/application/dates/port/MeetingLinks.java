package com.datifyy.application.dates.port;

/// Rooms where two people meet online.
public interface MeetingLinks {
    /// The address of a new room. It names nobody, and cannot be guessed.
    String fresh();
}
