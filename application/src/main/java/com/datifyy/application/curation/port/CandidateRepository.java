package com.datifyy.application.curation.port;

import com.datifyy.domain.curation.Tomorrow;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/// The people who can be brought together: confirmed accounts with free hours. An hour that a date touches which is
/// not over is not free.
public interface CandidateRepository {
    /// Somebody with free hours.
    ///
    /// @param slots how many of them begin tomorrow, by the person's own clock, or later
    /// @param earliest when the first of those begins
    record Candidate(User user, int slots, Instant earliest) {}

    /// Whoever is active, is shown to others, told their gender, was born by a day and has free hours from
    /// tomorrow on, by their own clock; the newest accounts first, equal times by the larger number.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the cursor is not one that was handed out
    Page<Candidate> free(Tomorrow from, LocalDate bornBy, PageRequest page);

    /// Those of several people who are active and have free hours from tomorrow on, by their own clocks.
    Map<UserId, Candidate> freeAmong(Collection<UserId> people, Tomorrow from);

    /// The accounts of several people.
    Map<UserId, User> accounts(Collection<UserId> people);
}
