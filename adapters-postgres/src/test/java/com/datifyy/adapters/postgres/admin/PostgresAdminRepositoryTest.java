package com.datifyy.adapters.postgres.admin;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.admin.port.AdminRepositoryContract;

class PostgresAdminRepositoryTest extends StoreTest implements AdminRepositoryContract {}
