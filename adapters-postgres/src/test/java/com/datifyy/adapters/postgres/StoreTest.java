package com.datifyy.adapters.postgres;

import com.datifyy.adapters.postgres.admin.PostgresAdminRepository;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AutoClose;

/// What the test of every store stands on: an empty database for each test, with units of work, accounts,
/// blocks and staff.
public abstract class StoreTest {
    @AutoClose
    protected final TestDatabase store = TestDatabase.emptied();

    public UnitOfWork units() {
        return store.units();
    }

    public UserRepository users() {
        return new PostgresUserRepository(store.database());
    }

    public BlockRepository blocks() {
        return new PostgresBlockRepository(store.database());
    }

    public AdminRepository admins() {
        return new PostgresAdminRepository(store.database());
    }
}
