package com.datifyy.domain.notification;

import java.util.UUID;

/// The random name of a message on its way; the same at every attempt, so that a receiver can tell a
/// repetition.
public record MessageId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
