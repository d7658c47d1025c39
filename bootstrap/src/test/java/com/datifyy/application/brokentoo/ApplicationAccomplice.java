package com.datifyy.application.brokentoo;

import com.datifyy.application.broken.OffendingService;
import org.jspecify.annotations.Nullable;

/// The other half of a cycle.
public final class ApplicationAccomplice {
    @Nullable OffendingService offender;
}
