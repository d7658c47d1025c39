package com.datifyy.domain.identity;

import java.util.UUID;

/// The random name of a session.
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
