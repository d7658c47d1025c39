package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.PostgresDatabase;

/// Makes indexes of people for which anybody found is one of many: they ask what everybody promises, as among a
/// million people.
public final class Crowds {
    private Crowds() {}

    /// @param promises how many promising people are asked for at first
    public static PostgresPeopleIndex index(PostgresDatabase database, int promises) {
        return new PostgresPeopleIndex(database, 0, promises);
    }
}
