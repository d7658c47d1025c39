package com.datifyy.bootstrap.architecture;

import java.sql.Connection;
import org.flywaydb.core.Pretended;
import org.jspecify.annotations.Nullable;

/// Uses JDBC and Flyway where neither belongs.
final class DatabaseOffender {
    @Nullable Connection connection;
    @Nullable Pretended flyway;
}
