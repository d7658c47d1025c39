package com.datifyy.domain.dates;

import com.datifyy.domain.availability.MeetingMode;

/// The kind of a [MeetingMode], without the place.
public enum MeetingKind {
    ONLINE,
    OFFLINE,
    EVENT;

    public static MeetingKind of(MeetingMode mode) {
        return switch (mode) {
            case MeetingMode.Online _ -> ONLINE;
            case MeetingMode.Offline _ -> OFFLINE;
            case MeetingMode.Event _ -> EVENT;
        };
    }
}
