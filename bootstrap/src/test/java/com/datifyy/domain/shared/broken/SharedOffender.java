package com.datifyy.domain.shared.broken;

import com.datifyy.domain.identity.UserId;
import org.jspecify.annotations.Nullable;

/// Something shared that knows a context.
public final class SharedOffender {
    @Nullable UserId user;
}
