package com.datifyy.domain.profile;

import java.time.Duration;
import java.time.Instant;

/// Leave for one viewer to fetch one photo for a while.
///
/// @param until when it ends, in whole seconds
public record PhotoLink(PhotoId photo, PhotoSize size, PhotoViewer viewer, Instant until) {
    /// How long a link works at least; at most it is twice as long.
    public static final Duration LIFE = Duration.ofMinutes(15);

    /// A link that starts now. Its end is a quarter of an hour by the clock, so that everybody's link stays
    /// the same for a while and what was fetched by it need not be fetched again.
    public static PhotoLink from(Instant now, PhotoId photo, PhotoSize size, PhotoViewer viewer) {
        long quarter = Math.floorDiv(now.getEpochSecond(), LIFE.toSeconds());
        return new PhotoLink(photo, size, viewer, Instant.ofEpochSecond((quarter + 2) * LIFE.toSeconds()));
    }

    public boolean works(Instant now) {
        return now.isBefore(until);
    }
}
