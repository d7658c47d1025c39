package com.datifyy.application.availability.port;

import com.datifyy.domain.availability.Weekend;
import com.datifyy.domain.identity.UserId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// How far the weekly reminders about the weekend have come in each time zone. A round goes through people in
/// the order of their ids.
public interface NudgeRounds {
    /// A round that is not over.
    ///
    /// @param reached the number of the last person it came by; 0 at its beginning
    record Round(Weekend weekend, ZoneId zone, int reached) {}

    /// The zones by which people live, UTC among them.
    List<ZoneId> zones();

    /// The round of a zone and week, locked until the unit of work ends; it begins when it is first asked
    /// for. Empty when it is over, or somebody else holds it.
    Optional<Round> open(Weekend weekend, ZoneId zone);

    /// Those whom a round comes by next, who take part and have proven an address, by their numbers.
    List<UserId> next(Round round, int atMost);

    /// Notes how far a round has come.
    ///
    /// @param isOver whether nobody is left
    void advance(Round round, int reached, boolean isOver);

    /// Forgets the rounds of weeks before a day.
    void forget(LocalDate before);
}
