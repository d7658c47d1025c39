package com.datifyy.adapters.postgres.matching;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Standing;
import com.datifyy.domain.matching.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/// Reads match cards from rows.
final class Cards {
    private Cards() {}

    /// @param standing the column in which the rest of the standing begins; the visibility and the card
    /// follow
    static MatchCard read(ResultSet rows, int owner, boolean takesPart, int standing) throws SQLException {
        CardCodec.Contents contents = CardCodec.decode(rows.getBytes(standing + 5));
        return new MatchCard(
                new UserId(owner),
                new Standing(
                        takesPart,
                        rows.getBoolean(standing),
                        rows.getObject(standing + 1, OffsetDateTime.class).toInstant()),
                visibility(
                        rows.getBoolean(standing + 2),
                        rows.getBoolean(standing + 3),
                        rows.getBoolean(standing + 4),
                        contents.showsOnline()),
                contents.traits(),
                contents.wishes());
    }

    /// Nearly everybody hides nothing, and shares one value.
    private static Visibility visibility(boolean shown, boolean showsAge, boolean showsDistance, boolean showsOnline) {
        return shown && showsAge && showsDistance && showsOnline
                ? Visibility.FULL
                : new Visibility(shown, showsAge, showsDistance, showsOnline);
    }
}
