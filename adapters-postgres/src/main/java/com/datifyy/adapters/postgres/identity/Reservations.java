package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.PostgresDatabase;
import org.jooq.impl.DSL;

/// Locks on things that have no row yet, such as an address nobody has proven.
final class Reservations {
    private Reservations() {}

    /// Waits until nobody else holds what has this name, and holds it until the unit of work ends. Two names
    /// may, very rarely, share one lock; they then wait for each other without need.
    static void hold(PostgresDatabase database, String name) {
        database.writing()
                .select(DSL.field("pg_advisory_xact_lock(hashtextextended({0}, 0))", Object.class, DSL.val(name)))
                .fetch();
    }
}
