package com.datifyy.adapters.postgres;

import com.datifyy.domain.identity.UserId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/// Ids as one value of a question, however many they are, so that its text stays the same.
public final class Ids {
    private Ids() {}

    /// Puts them in a place of `= ANY (?)`.
    public static void into(PreparedStatement question, int place, Collection<UserId> ids) throws SQLException {
        question.setArray(
                place,
                question.getConnection()
                        .createArrayOf("int4", ids.stream().map(UserId::value).toArray()));
    }
}
