package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.port.UserRepositoryContract;

class PostgresUserRepositoryTest extends StoreTest implements UserRepositoryContract {}
