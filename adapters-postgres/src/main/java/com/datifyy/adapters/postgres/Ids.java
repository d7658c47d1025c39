package com.datifyy.adapters.postgres;

import com.datifyy.domain.identity.UserId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.IntStream;

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

    /// Those in an array as PostgreSQL writes it: numbers in braces with commas between them.
    public static IntStream in(String array) {
        IntStream.Builder ids = IntStream.builder();
        int id = 0;
        for (int i = 1; i < array.length(); i++) {
            char next = array.charAt(i);
            if (next >= '0' && next <= '9') {
                id = 10 * id + next - '0';
            } else {
                ids.add(id);
                id = 0;
            }
        }
        return ids.build();
    }
}
