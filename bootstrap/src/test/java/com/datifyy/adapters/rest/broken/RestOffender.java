package com.datifyy.adapters.rest.broken;

import com.datifyy.application.identity.port.UserRepository;
import org.jspecify.annotations.Nullable;

/// A driving adapter that reaches past the activities.
public final class RestOffender {
    @Nullable UserRepository users;
}
