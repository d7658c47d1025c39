package com.datifyy.migrations;

/// The database could not be brought, or compared, to this release's schema; the cause, or the message of one without a
/// cause, says why.
public final class MigrationFailure extends RuntimeException {
    /// With a message that says by itself why, and what to do.
    MigrationFailure(String message) {
        super(message);
    }

    MigrationFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
