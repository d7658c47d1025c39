package com.datifyy.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A device that living sessions of one person are on.
///
/// @param latest the session that was used last
/// @param sessions how many living sessions are on it
/// @param signIns how often somebody signed in on it, ended sessions included
/// @param firstSeenAt when the first of them was opened
/// @param trustedAt when the owner called it theirs, or null
public record KnownDevice(
        Session latest,
        int sessions,
        int signIns,
        Instant firstSeenAt,
        @Nullable Instant trustedAt) {}
