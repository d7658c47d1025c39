package com.datifyy.adapters.postgres;

import com.datifyy.domain.identity.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What was read of people before, each with a stamp of the rows it was made of: good as long as the rows
/// still have that stamp, which has to be read from the database every time. So nothing here can be out of
/// date, whoever changed it, and nobody has to say that something changed.
///
/// A stamp holds `xmin`, the transaction that wrote a row: a committed row has another one after every
/// change. To be used outside units of work alone, since a row may change twice within one, and with stamps
/// that are no newer than what is read after them: both come from one server. As the numbers of transactions
/// begin anew after four billion, nothing is kept for longer than [#LONGEST].
///
/// @param <S> the stamp
/// @param <V> what is remembered
public final class StillTrue<S, V> implements Memory {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Cache<UserId, Remembered<S, V>> remembered;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /// What was read, with the stamp it is good for.
    public record Remembered<S, V>(S stamp, V value) {}

    /// @param shareOfHeap how many times what is remembered goes into the heap, at least 2
    /// @param bytes about how much memory a value takes
    public StillTrue(int shareOfHeap, ToIntFunction<V> bytes) {
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(Runtime.getRuntime().maxMemory() / shareOfHeap)
                .weigher((UserId id, Remembered<S, V> entry) -> bytes.applyAsInt(entry.value()))
                .expireAfterWrite(LONGEST)
                .executor(Runnable::run)
                .build();
    }

    /// What is remembered of somebody, whether still true or not. For who asks about hundreds at once: they compare
    /// the stamps themselves, and count how often those were the same.
    public @Nullable Remembered<S, V> perhaps(UserId id) {
        return remembered.getIfPresent(id);
    }

    /// Takes note of what became of those looked up by [#perhaps].
    ///
    /// @param stillTrue how many of them were there and still true
    /// @param not how many were not
    public void count(int stillTrue, int not) {
        hits.add(stillTrue);
        misses.add(not);
    }

    /// What was remembered of somebody, if the rows have not changed since.
    ///
    /// @param now the stamp the rows have
    public @Nullable V of(UserId id, S now) {
        Remembered<S, V> entry = remembered.getIfPresent(id);
        if (entry != null && entry.stamp().equals(now)) {
            hits.increment();
            return entry.value();
        }
        misses.increment();
        return null;
    }

    @Override
    public long hits() {
        return hits.sum();
    }

    @Override
    public long misses() {
        return misses.sum();
    }

    @Override
    public long size() {
        return remembered.estimatedSize();
    }

    /// @param before a stamp the rows had before the value was read, or with it
    public void remember(UserId id, S before, V value) {
        remembered.put(id, new Remembered<>(before, value));
    }
}
