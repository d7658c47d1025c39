package com.datifyy.domain.availability;

/// How two people would meet.
public sealed interface MeetingMode {
    /// A meeting of the same kind at another place; one that was online becomes one in person.
    default MeetingMode at(Venue place) {
        return switch (this) {
            case Online _, Offline _ -> new Offline(place);
            case Event _ -> new Event(place);
        };
    }

    /// By video.
    record Online() implements MeetingMode {}

    /// In person.
    record Offline(Venue venue) implements MeetingMode {}

    /// In person, at something that takes place there.
    record Event(Venue venue) implements MeetingMode {}
}
