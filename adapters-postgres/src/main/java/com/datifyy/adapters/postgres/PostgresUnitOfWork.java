package com.datifyy.adapters.postgres;

import com.datifyy.application.shared.port.UnitOfWork;
import java.util.function.Supplier;

/// A unit of work as one transaction, at PostgreSQL's usual isolation (read committed).
public final class PostgresUnitOfWork implements UnitOfWork {
    private final PostgresDatabase database;

    public PostgresUnitOfWork(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        return database.inTransaction(work);
    }

    @Override
    public <T> T series(Supplier<T> work) {
        return database.series(work);
    }

    @Override
    public <T> T ahead(Supplier<T> work) {
        return database.ahead(work);
    }
}
