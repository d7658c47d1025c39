package com.datifyy.domain.matching;

/// How often people were shown to others in the [#DAYS] days before one day, and how many points those who were
/// shown less are lifted in the order of recommendations.
///
/// Whoever was never shown is lifted by [#REST], whoever was shown as often as people are on average by half
/// of it, and whoever was shown all the time by next to nothing: `REST · average / (average + times)`.
public final class Exposure {
    /// The most points for not having been shown, of 10,000.
    public static final int REST = 1_000;

    /// Of how many days showings count.
    public static final int DAYS = 7;

    /// Nobody's showings count.
    public static final Exposure NONE = new Exposure(new int[2], new short[2], 0);

    /// An open-addressed table: ids, 0 where there is none, and how much of the lift each has left.
    private final int[] ids;

    private final short[] rests;
    private final int most;

    private Exposure(int[] ids, short[] rests, int most) {
        this.ids = ids;
        this.rests = rests;
        this.most = most;
    }

    /// The exposure of those who were shown; everybody else was not.
    ///
    /// @param persons the values of their ids, each once
    /// @param times how often each was shown, in the same order
    public static Exposure of(int[] persons, int[] times) {
        if (persons.length != times.length) {
            throw new IllegalArgumentException("every person has a number of times");
        }
        if (persons.length == 0) {
            return new Exposure(new int[2], new short[2], REST);
        }
        int[] ids = new int[Integer.highestOneBit(persons.length) * 4];
        short[] rests = new short[ids.length];
        long total = 0;
        for (int each : times) {
            total += each;
        }
        double average = (double) total / persons.length;
        for (int i = 0; i < persons.length; i++) {
            int place = placeOf(ids, persons[i]);
            ids[place] = persons[i];
            rests[place] = (short) Math.round(REST * average / (average + times[i]));
        }
        return new Exposure(ids, rests, REST);
    }

    /// The most points anybody is lifted.
    public int most() {
        return most;
    }

    /// How many points somebody is lifted for not having been shown often.
    public int restOf(int person) {
        int place = placeOf(ids, person);
        return ids[place] == person ? rests[place] : most;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exposure that && most == that.most && holds(that) && that.holds(this);
    }

    @Override
    public int hashCode() {
        int hash = most;
        for (int i = 0; i < ids.length; i++) {
            hash += ids[i] * 31 + rests[i];
        }
        return hash;
    }

    /// Whether everybody there is here as well, with as many points.
    private boolean holds(Exposure that) {
        for (int i = 0; i < that.ids.length; i++) {
            int place = placeOf(ids, that.ids[i]);
            if (ids[place] != that.ids[i] || rests[place] != that.rests[i]) {
                return false;
            }
        }
        return true;
    }

    /// Where somebody is, or would be: there is always room.
    private static int placeOf(int[] ids, int person) {
        int last = ids.length - 1;
        int place = ((person * 0x9E3779B9) >>> 7) & last;
        while (ids[place] != 0 && ids[place] != person) {
            place = (place + 1) & last;
        }
        return place;
    }
}
