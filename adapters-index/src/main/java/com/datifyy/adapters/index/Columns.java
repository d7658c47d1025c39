package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Traits;
import java.time.Instant;
import java.util.Arrays;

/// Match cards as columns, one row for each person: what everybody is like in codes of a [Vocabulary], where
/// their list of wishes begins, and beside it what most people are ruled out by.
///
/// A few criteria ask the same thing of a person as another one does; they share its column.
final class Columns {
    private static final Criterion[] CRITERIA = Criterion.values();
    private static final long NANOS = 1_000_000_000L;
    private static final long LONGEST_SECONDS = Long.MAX_VALUE / NANOS - 1;

    int size;
    int[] ids;
    /// Birth dates as traits hold them.
    int[] births;
    /// When somebody was here last, in nanoseconds since 1970.
    long[] active;

    boolean[] verified;
    boolean[] showsAge;
    boolean[] showsOnline;
    /// What somebody demands of others, as [Asked] puts it.
    int[] asked;
    /// Where the list of wishes begins.
    int[] lists;

    final Codes cells;
    final Codes[] traits;

    /// The finished lists of wishes.
    byte[] wishes = {};

    private final WishLists adding = new WishLists();

    Columns(int room) {
        ids = new int[room];
        births = new int[room];
        active = new long[room];
        verified = new boolean[room];
        showsAge = new boolean[room];
        showsOnline = new boolean[room];
        asked = new int[room];
        lists = new int[room];
        cells = new Codes();
        traits = new Codes[CRITERIA.length];
        Arrays.setAll(traits, _ -> new Codes());
    }

    /// The rows of others in another order. The others can no longer be used: each of their columns is let go
    /// as soon as it has been arranged.
    private Columns(Columns rows, int[] order) {
        size = order.length;
        ids = arranged(rows.ids, order);
        births = arranged(rows.births, order);
        lists = arranged(rows.lists, order);
        asked = arranged(rows.asked, order);
        active = new long[size];
        verified = new boolean[size];
        showsAge = new boolean[size];
        showsOnline = new boolean[size];
        for (int i = 0; i < size; i++) {
            active[i] = rows.active[order[i]];
            verified[i] = rows.verified[order[i]];
            showsAge[i] = rows.showsAge[order[i]];
            showsOnline[i] = rows.showsOnline[order[i]];
        }
        rows.letGo();
        cells = rows.cells.arranged(order);
        traits = new Codes[CRITERIA.length];
        for (int i = 0; i < traits.length; i++) {
            traits[i] = rows.traits[i].arranged(order);
            rows.traits[i] = new Codes();
        }
        wishes = rows.adding.finished();
    }

    /// The rows in another order. These here can no longer be used.
    Columns arranged(int[] order) {
        return new Columns(this, order);
    }

    /// The column that tells about a criterion.
    static Criterion columnOf(Criterion criterion) {
        return switch (criterion) {
            case FINANCES -> Criterion.INCOME;
            case SHARED_INTERESTS -> Criterion.INTEREST;
            default -> criterion;
        };
    }

    /// Whether a card can be a row: its numbers are as profiles give them.
    static boolean canHold(MatchCard card) {
        Traits traits = card.traits();
        long birth = traits.number(Criterion.AGE);
        return traits.number(Criterion.BORN) == birth
                && birth > 0
                && birth <= Integer.MAX_VALUE
                && traits.number(Criterion.FINANCES) == traits.number(Criterion.INCOME)
                && WishLists.totalWeight(card.wishes()) <= WishLists.MOST_WEIGHT;
    }

    /// Adds somebody who [#canHold], as others see them.
    void add(MatchCard card, Vocabulary words) {
        int row = nextRow();
        Traits told = card.traits();
        ids[row] = card.owner().value();
        births[row] = (int) told.number(Criterion.AGE);
        active[row] = nanos(card.standing().lastActiveAt());
        verified[row] = card.standing().verified();
        showsAge[row] = card.visibility().showsAge();
        showsOnline[row] = card.visibility().showsOnline();
        asked[row] = Asked.of(card);
        cells.set(row, words.cell(told.number(Criterion.DISTANCE)), ids.length);
        for (Criterion criterion : CRITERIA) {
            if (hasColumn(criterion)) {
                traits[criterion.ordinal()].set(row, words.code(criterion, told), ids.length);
            }
        }
        lists[row] = adding.add(card.wishes(), words);
    }

    /// Adds a row of others that use the same vocabulary.
    void add(Columns others, int at) {
        int row = nextRow();
        ids[row] = others.ids[at];
        births[row] = others.births[at];
        active[row] = others.active[at];
        verified[row] = others.verified[at];
        showsAge[row] = others.showsAge[at];
        showsOnline[row] = others.showsOnline[at];
        asked[row] = others.asked[at];
        cells.set(row, others.cells.at(at), ids.length);
        for (int i = 0; i < traits.length; i++) {
            traits[i].set(row, others.traits[i].at(at), ids.length);
        }
        lists[row] = adding.add(others.wishes, others.lists[at]);
    }

    /// A moment as the column of last visits holds it; as near as it can be where it is absurdly far away.
    static long nanos(Instant moment) {
        long seconds = Math.clamp(moment.getEpochSecond(), -LONGEST_SECONDS, LONGEST_SECONDS);
        return seconds * NANOS + moment.getNano();
    }

    /// How many bytes the columns take.
    long bytes() {
        long all = (long) Integer.BYTES * (ids.length + births.length + asked.length + lists.length)
                + (long) Long.BYTES * active.length
                + verified.length
                + showsAge.length
                + showsOnline.length
                + cells.size()
                + wishes.length;
        for (Codes each : traits) {
            all += each.size();
        }
        return all;
    }

    private static boolean hasColumn(Criterion criterion) {
        return columnOf(criterion) == criterion
                && switch (criterion.comparison()) {
                    case WORDS, TEXTS, AT_LEAST, AT_MOST -> true;
                    case WITHIN -> criterion != Criterion.BORN;
                    case AGE, DISTANCE, SHARED, VERIFIED, ACTIVE_WITHIN -> false;
                };
    }

    private void letGo() {
        ids = new int[0];
        births = new int[0];
        lists = new int[0];
        active = new long[0];
        verified = new boolean[0];
        showsAge = new boolean[0];
        showsOnline = new boolean[0];
        asked = new int[0];
    }

    private int nextRow() {
        if (size == ids.length) {
            int room = Math.max(size + 1, size + size / 4);
            ids = Arrays.copyOf(ids, room);
            births = Arrays.copyOf(births, room);
            active = Arrays.copyOf(active, room);
            verified = Arrays.copyOf(verified, room);
            showsAge = Arrays.copyOf(showsAge, room);
            showsOnline = Arrays.copyOf(showsOnline, room);
            asked = Arrays.copyOf(asked, room);
            lists = Arrays.copyOf(lists, room);
        }
        return size++;
    }

    private static int[] arranged(int[] column, int[] order) {
        int[] arranged = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            arranged[i] = column[order[i]];
        }
        return arranged;
    }
}
