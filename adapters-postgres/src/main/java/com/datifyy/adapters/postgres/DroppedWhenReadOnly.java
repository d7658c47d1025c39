package com.datifyy.adapters.postgres;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// The pool drops a connection over which nothing can be written any more, which by itself it keeps: the session may
/// stay so though the server no longer is, and another connection may lead to the server that took its place.
final class DroppedWhenReadOnly implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return Failures.isReadOnly(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
