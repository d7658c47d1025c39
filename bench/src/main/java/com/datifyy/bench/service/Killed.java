package com.datifyy.bench.service;

import java.util.ArrayList;
import java.util.List;

/// What a cycle kills.
record Killed(boolean service, boolean database, boolean redis) {
    /// PostgreSQL is killed every so many times; each second of them together with the service.
    static final int TO_DATABASE = 3;

    private static final int TO_REDIS = 5;

    static Killed in(int cycle, boolean withRedis) {
        boolean database = cycle % TO_DATABASE == 0;
        return new Killed(!database || cycle % (2 * TO_DATABASE) == 0, database, withRedis && cycle % TO_REDIS == 0);
    }

    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        if (service) {
            all.add("service");
        }
        if (database) {
            all.add("PostgreSQL");
        }
        if (redis) {
            all.add("Redis");
        }
        return String.join(", ", all);
    }
}
