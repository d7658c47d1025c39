package com.datifyy.domain.matching;

import com.datifyy.domain.identity.UserId;
import java.time.LocalDate;

/// In which order those who fit are shown to one person on one day, so that people take turns.
///
/// Everybody's place follows from their points and a lift: up to [#CHANCE] points that are drawn anew for
/// every two people and every day, and up to [Exposure#REST] points for not having been shown often lately.
/// Only the place changes; the points that are told are the true ones. On one day nothing of this changes, so
/// a list goes on where its last page ended. Where people live has no part in it.
public final class Rotation {
    /// The most points that chance adds, of 10,000.
    public static final int CHANCE = 300;

    /// Nobody takes turns: more points first.
    public static final Rotation NONE = new Rotation(0, 0, Exposure.NONE);

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final int chance;
    private final Exposure exposure;

    private Rotation(long seed, int chance, Exposure exposure) {
        this.seed = seed;
        this.chance = chance;
        this.exposure = exposure;
    }

    /// The order for somebody on a day.
    ///
    /// @param exposure how often people were shown before that day
    public static Rotation of(UserId seeker, LocalDate day, Exposure exposure) {
        return new Rotation(mixed(mixed(seeker.value()) + day.toEpochDay()), CHANCE, exposure);
    }

    /// The most that anybody's points are lifted.
    public int most() {
        return chance + exposure.most();
    }

    /// How many points somebody is lifted.
    ///
    /// @param person the value of their id
    public int liftOf(int person) {
        return drawn(person) + exposure.restOf(person);
    }

    /// How many points somebody is lifted.
    ///
    /// @param person the value of their id
    /// @param rest what they are lifted by the [#exposure], where that is known already
    public int liftOf(int person, int rest) {
        return drawn(person) + rest;
    }

    /// How often people were shown before.
    public Exposure exposure() {
        return exposure;
    }

    private int drawn(int person) {
        return (int) (((mixed(seed + person * GOLDEN) >>> Integer.SIZE) * chance) >>> Integer.SIZE);
    }

    /// Spreads every bit over all of them (the finalizer of SplitMix64).
    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
