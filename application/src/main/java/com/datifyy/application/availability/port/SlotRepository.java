package com.datifyy.application.availability.port;

import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hours people are free.
public interface SlotRepository {
    /// Adds a slot unless its owner has one that overlaps it.
    ///
    /// @return whether it was added
    boolean add(Slot slot);

    /// A person's slots by start time, beginning with those that start at or after `from`, up to those that
    /// start at or before `to`; null leaves a side open.
    List<Slot> findFor(UserId owner, @Nullable Instant from, @Nullable Instant to, int limit);

    /// The slots of several people that start at or after `from`, each person's by start time, in one question;
    /// whoever has none is left out.
    ///
    /// @param limit how many of each person
    Map<UserId, List<Slot>> findForAll(Collection<UserId> owners, Instant from, int limit);

    /// How many slots somebody offers that start at or after `from`, also those in which a date stands.
    int countFrom(UserId owner, Instant from);

    /// How many slots of each of several people that no date touches begin at or after `from` and before `to`;
    /// whoever has none is left out.
    Map<UserId, Integer> countFreeBetween(Collection<UserId> owners, Instant from, Instant to);

    Optional<Slot> find(UserId owner, SlotId id);

    /// Replaces a slot unless another one of its owner overlaps it.
    ///
    /// @return whether it was replaced
    boolean save(Slot slot);

    /// @return whether there was such a slot
    boolean remove(UserId owner, SlotId id);
}
