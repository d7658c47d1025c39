package com.datifyy.adapters.postgres;

import com.datifyy.application.shared.port.UnitOfWorkContract;

class PostgresUnitOfWorkTest extends StoreTest implements UnitOfWorkContract {}
