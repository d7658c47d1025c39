package com.datifyy.domain.admin;

import java.util.UUID;

/// The random name of a session of a member of staff.
public record AdminSessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
