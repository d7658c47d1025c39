package com.datifyy.adapters.postgres;

/// Where the database is and how it is reached.
///
/// @param jdbcUrl an address without credentials
/// @param poolSize the largest number of connections, at least 1
/// @param transactionPooled whether a pooler in between gives out a server session per transaction only, so
///     that nothing may be left in a session
public record PostgresSettings(String jdbcUrl, String user, String password, int poolSize, boolean transactionPooled) {

    public PostgresSettings {
        if (poolSize < 1) {
            throw new IllegalArgumentException("a pool needs a connection");
        }
    }

    @Override
    public String toString() {
        return "PostgresSettings[jdbcUrl=" + jdbcUrl + ", user=" + user + ", password=[REDACTED], poolSize=" + poolSize
                + ", transactionPooled=" + transactionPooled + "]";
    }
}
