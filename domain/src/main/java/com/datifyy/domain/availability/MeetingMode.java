package com.datifyy.domain.availability;

/// How two people would meet.
public sealed interface MeetingMode {
    /// By video.
    record Online() implements MeetingMode {}

    /// In person.
    record Offline(Venue venue) implements MeetingMode {}

    /// In person, at something that takes place there.
    record Event(Venue venue) implements MeetingMode {}
}
