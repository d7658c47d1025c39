package com.datifyy.domain.brokentoo;

import com.datifyy.domain.broken.DomainOffender;
import org.jspecify.annotations.Nullable;

/// The other half of a cycle.
public final class DomainAccomplice {
    @Nullable DomainOffender offender;
}
