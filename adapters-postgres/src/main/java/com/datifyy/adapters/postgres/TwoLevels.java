package com.datifyy.adapters.postgres;

import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.application.shared.port.SharedCopies.Absence;
import com.datifyy.application.shared.port.SharedCopies.Copy;
import com.datifyy.application.shared.port.SharedCopies.Found;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was read of people before, by this process or, where it was not, by another one that left a copy.
///
/// Both levels go by the stamp that the database has just told ([StillTrue]). It is part of a copy's name, so a
/// copy of an older state is not even looked for, and nobody has to take one back after a change.
///
/// @param <V> what is remembered
public final class TwoLevels<V> {
    private static final Logger LOG = LoggerFactory.getLogger(TwoLevels.class);

    private final AtomicBoolean told = new AtomicBoolean();
    private final StillTrue<String, V> here;
    private final @Nullable SharedCopies elsewhere;
    private final CopyFormat<V> format;
    private final Duration life;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder skipped = new LongAdder();

    /// @param elsewhere null where there is no other level
    /// @param life how long copies are kept elsewhere
    public TwoLevels(StillTrue<String, V> here, @Nullable SharedCopies elsewhere, CopyFormat<V> format, Duration life) {
        this.here = here;
        this.elsewhere = elsewhere;
        this.format = format;
        this.life = life;
    }

    /// What was remembered of somebody, if the rows have not changed since.
    ///
    /// @param now the stamp the rows have
    public @Nullable V of(UserId id, String now) {
        V known = here.of(id, now);
        if (known != null || elsewhere == null) {
            return known;
        }
        V copied = copied(elsewhere.find(nameOf(id, now)));
        if (copied != null) {
            here.remember(id, now, copied);
        }
        return copied;
    }

    /// @param before a stamp the rows had before the value was read, or with it
    public void remember(UserId id, String before, V value) {
        here.remember(id, before, value);
        if (elsewhere != null) {
            leave(elsewhere, nameOf(id, before), value);
        }
    }

    /// Whatever goes wrong with a copy for others, what was read is true.
    @SuppressWarnings("CatchingUnchecked") // a format may fail at a value in any way
    private void leave(SharedCopies elsewhere, String name, V value) {
        try {
            elsewhere.keep(name, () -> format.write(value), life);
        } catch (RuntimeException notLeft) {
            if (!told.getAndSet(true)) {
                LOG.error("What was read cannot be left for other instances as {}. Told once", format.name(), notLeft);
            }
        }
    }

    /// What this process remembers by itself.
    public StillTrue<String, V> here() {
        return here;
    }

    /// Whether there is no other level.
    public boolean isAlone() {
        return elsewhere == null;
    }

    /// How often another instance had left what this process did not know.
    public long hits() {
        return hits.sum();
    }

    /// How often none had.
    public long misses() {
        return misses.sum();
    }

    /// How often what was there could not be used.
    public long unreadable() {
        return unreadable.sum();
    }

    /// How often it was not asked for: the budget was spent, or whoever keeps copies does not answer.
    public long skipped() {
        return skipped.sum();
    }

    private @Nullable V copied(Found found) {
        return switch (found) {
            case Copy(byte[] bytes) -> read(bytes);
            case Absence absence -> {
                counterOf(absence).increment();
                yield null;
            }
        };
    }

    private LongAdder counterOf(Absence absence) {
        return switch (absence) {
            case NOT_THERE -> misses;
            case NOT_READABLE -> unreadable;
            case NOT_ASKED -> skipped;
        };
    }

    /// Whatever is wrong with a copy, the database still has the truth.
    @SuppressWarnings("CatchingUnchecked") // bytes from elsewhere may break a format and a domain's rule in any way
    private @Nullable V read(byte[] bytes) {
        try {
            V value = format.read(bytes);
            hits.increment();
            return value;
        } catch (RuntimeException notACopy) {
            unreadable.increment();
            return null;
        }
    }

    private String nameOf(UserId id, String stamp) {
        return format.name() + "/" + id.value() + "/" + stamp;
    }
}
