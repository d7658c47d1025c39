package com.datifyy.application.curation.port;

import com.datifyy.application.curation.port.CandidateRepository.Candidate;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page of accounts ended, the newest first.
///
/// @param joinedAt when the last account of the page was made
/// @param id its number
public record JoiningCursor(Instant joinedAt, UserId id) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,11})\\.(\\d{1,9})\\.(\\d{1,10})");
    private static final int LONGEST = 60;

    /// The cursor of a request, or null at the beginning.
    ///
    /// @throws InvalidInput when it is not one that was handed out
    public static @Nullable JoiningCursor of(PageRequest page) {
        String text = page.cursor();
        return text == null ? null : parse(text);
    }

    /// Whether an account stands behind the cursor.
    public boolean isBefore(User user) {
        int order = user.createdAt().compareTo(joinedAt);
        return order < 0 || (order == 0 && user.id().compareTo(id) < 0);
    }

    /// The page that begins a list of everybody behind the cursor, which may hold one more than the page does.
    public static Page<Candidate> page(List<Candidate> following, PageRequest request) {
        if (following.size() <= request.limit()) {
            return new Page<>(following, null);
        }
        List<Candidate> items = following.subList(0, request.limit());
        User last = items.getLast().user();
        return new Page<>(items, new JoiningCursor(last.createdAt(), last.id()).encoded());
    }

    private String encoded() {
        String plain = joinedAt.getEpochSecond() + "." + joinedAt.getNano() + "." + id.value();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    private static JoiningCursor parse(String text) {
        try {
            if (text.length() <= LONGEST) {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
                Matcher parts = SHAPE.matcher(plain);
                if (parts.matches()) {
                    return new JoiningCursor(
                            Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))),
                            new UserId(Integer.parseInt(parts.group(3))));
                }
            }
        } catch (IllegalArgumentException | DateTimeException notACursor) {
            // answered like any other text that is not a cursor
        }
        throw new InvalidInput("cursor", "is not one that was handed out");
    }
}
