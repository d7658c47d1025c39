package com.datifyy.adapters.postgres.notification;

import static org.jooq.impl.DSL.inline;

import org.jooq.Param;

/// The states of a row in the outbox. They are part of the statements, not parameters: the indexes are made for some of
/// them only.
final class States {
    static final Param<String> WAITING = inline("WAITING");
    static final Param<String> DELIVERED = inline("DELIVERED");
    static final Param<String> GIVEN_UP = inline("GIVEN_UP");

    private States() {}
}
