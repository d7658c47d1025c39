package com.datifyy.application.matching.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page of ranked people ended: the rank and the id of the last one shown.
///
/// @param rank as in [Ranked]
public record RankCursor(int rank, UserId id) {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,5})\\.([0-9]{1,10})");
    private static final int LONGEST = 32;

    /// The cursor of a page request, or null when it asks for the beginning.
    ///
    /// @throws InvalidInput when the text is not a cursor
    public static @Nullable RankCursor of(PageRequest page) {
        String text = page.cursor();
        return text == null ? null : parse(text);
    }

    /// Whether somebody stands behind the cursor.
    public boolean isBefore(Ranked ranked) {
        return ranked.rank() < rank
                || (ranked.rank() == rank && ranked.card().owner().compareTo(id) > 0);
    }

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((rank + "." + id.value()).getBytes(StandardCharsets.US_ASCII));
    }

    /// The page that begins a list of everybody behind the cursor, which may hold one more than the page does.
    public static Page<Ranked> page(List<Ranked> following, PageRequest request) {
        if (following.size() <= request.limit()) {
            return new Page<>(following, null);
        }
        List<Ranked> items = following.subList(0, request.limit());
        Ranked last = items.getLast();
        return new Page<>(items, new RankCursor(last.rank(), last.card().owner()).encoded());
    }

    private static RankCursor parse(String text) {
        try {
            if (text.length() <= LONGEST) {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
                Matcher parts = SHAPE.matcher(plain);
                if (parts.matches()) {
                    return new RankCursor(
                            Integer.parseInt(parts.group(1)), new UserId(Integer.parseInt(parts.group(2))));
                }
            }
        } catch (IllegalArgumentException notACursor) {
            // answered like any other text that is not a cursor
        }
        throw new InvalidInput("cursor", "is not one that was handed out");
    }
}
