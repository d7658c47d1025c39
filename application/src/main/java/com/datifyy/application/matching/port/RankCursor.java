package com.datifyy.application.matching.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.shared.Cursor;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a page of ranked people ended: the rank and the id of the last one shown.
///
/// @param rank as in [Ranked]
public record RankCursor(int rank, UserId id) {
    /// The cursor of a page request, or null when it asks for the beginning.
    ///
    /// @throws InvalidInput when the text is not a cursor
    public static @Nullable RankCursor of(PageRequest page) {
        return Cursor.of(
                page, 2, place -> new RankCursor(Math.toIntExact(place[0]), new UserId(Math.toIntExact(place[1]))));
    }

    /// Whether somebody stands behind the cursor.
    public boolean isBefore(Ranked ranked) {
        return ranked.rank() < rank
                || (ranked.rank() == rank && ranked.card().owner().compareTo(id) > 0);
    }

    /// The page that begins a list of everybody behind the cursor, which may hold one more than the page does.
    public static Page<Ranked> page(List<Ranked> following, PageRequest request) {
        return Page.beginning(following, request, RankCursor::after);
    }

    /// What continues after somebody, whom an index found.
    public static String after(Ranked last) {
        return Cursor.at(last.rank(), last.card().owner().value());
    }
}
