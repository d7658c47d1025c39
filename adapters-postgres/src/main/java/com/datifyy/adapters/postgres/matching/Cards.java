package com.datifyy.adapters.postgres.matching;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/// Reads match cards from rows.
final class Cards {
    private Cards() {}

    /// @param standing the column in which the rest of the standing begins; the card is the third from there
    static MatchCard read(ResultSet rows, int owner, boolean takesPart, int standing) throws SQLException {
        CardCodec.Contents contents = CardCodec.decode(rows.getBytes(standing + 2));
        return new MatchCard(
                new UserId(owner),
                new Standing(
                        takesPart,
                        rows.getBoolean(standing),
                        rows.getObject(standing + 1, OffsetDateTime.class).toInstant()),
                contents.traits(),
                contents.wishes());
    }
}
