package com.datifyy.migrations;

/// The database could not be brought, or compared, to this release's schema; the cause says why.
public final class MigrationFailure extends RuntimeException {
    MigrationFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
