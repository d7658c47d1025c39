package com.datifyy.application.matching.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Exposure;
import java.time.LocalDate;
import java.util.Map;

/// How often people were shown in recommendations on which day. Whom they were shown to is not kept.
public interface ShowingRepository {
    /// Adds to what was counted on a day. Whoever has no account any more is passed over.
    ///
    /// @param times positive numbers
    void add(LocalDate day, Map<UserId, Integer> times);

    /// How often people were shown on the [Exposure#DAYS] days before a day. Of very many, those shown least
    /// count as not shown.
    Exposure before(LocalDate day);

    /// Forgets what was counted before a day.
    void forget(LocalDate before);
}
