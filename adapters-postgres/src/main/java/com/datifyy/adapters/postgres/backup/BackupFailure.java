package com.datifyy.adapters.postgres.backup;

import com.datifyy.adapters.postgres.PostgresCheckup;
import java.sql.SQLException;

/// PostgreSQL did not do what a backup needs; the message is for an operator, and says why.
public final class BackupFailure extends RuntimeException {
    BackupFailure(SQLException failure) {
        super(why(failure), null, false, false);
    }

    private static String why(SQLException failure) {
        String state = failure.getSQLState();
        return PostgresCheckup.innermost(failure) + (state == null ? "" : " (" + state + ")");
    }
}
