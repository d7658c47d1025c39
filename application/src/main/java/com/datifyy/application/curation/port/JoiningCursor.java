package com.datifyy.application.curation.port;

import com.datifyy.application.curation.port.CandidateRepository.Candidate;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Cursor;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a page of accounts ended, the newest first.
///
/// @param joinedAt when the last account of the page was made
/// @param id its number
public record JoiningCursor(Instant joinedAt, UserId id) {
    /// The cursor of a request, or null at the beginning.
    ///
    /// @throws InvalidInput when it is not one that was handed out
    public static @Nullable JoiningCursor of(PageRequest page) {
        return Cursor.of(
                page,
                3,
                place -> new JoiningCursor(
                        Instant.ofEpochSecond(place[0], place[1]), new UserId(Math.toIntExact(place[2]))));
    }

    /// Whether an account stands behind the cursor.
    public boolean isBefore(User user) {
        int order = user.createdAt().compareTo(joinedAt);
        return order < 0 || (order == 0 && user.id().compareTo(id) < 0);
    }

    /// The page that begins a list of everybody behind the cursor, which may hold one more than the page does.
    public static Page<Candidate> page(List<Candidate> following, PageRequest request) {
        return Page.beginning(following, request, last -> {
            Instant joined = last.user().createdAt();
            return Cursor.at(
                    joined.getEpochSecond(), joined.getNano(), last.user().id().value());
        });
    }
}
