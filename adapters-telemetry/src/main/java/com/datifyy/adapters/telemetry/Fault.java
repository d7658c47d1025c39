package com.datifyy.adapters.telemetry;

import org.jspecify.annotations.Nullable;

/// Something that should not have happened.
///
/// @param place who noticed it
/// @param template what was said, without what was filled in
/// @param operation what was asked for, as a route's template or the name of an rpc or job, or null
/// @param thrown of which kinds and places of code are reported, and no message
/// @param requestId the request it happened in, or null
/// @param traceParent its trace, or null
public record Fault(
        String place,
        String template,
        @Nullable String operation,
        Throwable thrown,
        @Nullable String requestId,
        @Nullable String traceParent) {}
