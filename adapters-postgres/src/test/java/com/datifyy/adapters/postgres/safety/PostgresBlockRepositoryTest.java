package com.datifyy.adapters.postgres.safety;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.safety.port.BlockRepositoryContract;

class PostgresBlockRepositoryTest extends StoreTest implements BlockRepositoryContract {}
