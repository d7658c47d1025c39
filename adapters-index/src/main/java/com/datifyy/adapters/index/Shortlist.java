package com.datifyy.adapters.index;

import java.util.Arrays;

/// The rows of one block that may still be among the answers, with their points so far and how many they need.
///
/// Every step leaves rows out; those that are left stay in order.
final class Shortlist {
    private final int[] rows = new int[Segment.BLOCK];
    private final int[] points = new int[Segment.BLOCK];

    /// How many points each needs at least, if the seeker means everything to them.
    private final int[] needs = new int[Segment.BLOCK];

    private int count;

    /// Begins with those in a block who have the right age and may accept the seeker.
    ///
    /// @param needed of the seeker, by [Asked#accepting]
    /// @param genders the seeker's, as bits
    void takeAccepting(Segment people, int block, int firstBirth, int lastBirth, int needed, int genders) {
        Columns columns = people.rows;
        int n = 0;
        int to = people.blockRows[block + 1];
        if (people.firstBirth[block] >= firstBirth && people.lastBirth[block] <= lastBirth) {
            for (int row = people.blockRows[block]; row < to; row++) {
                rows[n] = row;
                n += Asked.meets(columns.asked[row], needed, genders) ? 1 : 0;
            }
        } else {
            for (int row = people.blockRows[block]; row < to; row++) {
                rows[n] = row;
                boolean rightAge = columns.births[row] >= firstBirth && columns.births[row] <= lastBirth;
                n += rightAge && Asked.meets(columns.asked[row], needed, genders) ? 1 : 0;
            }
        }
        count = n;
    }

    /// Leaves out whom their turn does not lift enough to be among the best with the most points that anybody
    /// in the block can have.
    ///
    /// Of those who fit equally well most are left out here, before anything else of them is looked at.
    void keepPromising(Columns columns, int mostPoints, Turns turns, Best best) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int id = columns.ids[row];
            int need = best.leastFor(id) - turns.liftOf(id, row);
            rows[left] = row;
            needs[left] = need;
            left += need <= mostPoints ? 1 : 0;
        }
        count = left;
        for (int i = 0; i < left; i++) {
            needs[i] = Candidates.least(needs[i], Candidates.MOST_POINTS);
        }
    }

    void keepActive(Columns columns, long since) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[left] = row;
            points[left] = points[i];
            left += columns.active[row] >= since ? 1 : 0;
        }
        count = left;
    }

    /// Leaves out who accepts nobody from where the seeker lives.
    ///
    /// @param farthest the step of the distance scale at which nobody in the block is farther away
    void keepReaching(Columns columns, Distances home, int farthest) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[left] = row;
            points[left] = points[i];
            int reach = Asked.reach(columns.asked[row]);
            left += reach >= farthest || home.stepOf(columns.cells.at(row)) <= reach ? 1 : 0;
        }
        count = left;
    }

    /// Keeps those whose verdict is at least so good.
    void keep(Check check, Columns columns, int least) {
        count = check.keep(columns, rows, points, count, least);
    }

    /// Gives everybody the points of the block.
    void startFrom(int blockPoints) {
        Arrays.fill(points, 0, count, blockPoints);
    }

    /// Adds what a wish is worth, and leaves out who cannot have enough points any more.
    ///
    /// @param open the points that the wishes behind it are worth
    void score(Check wish, Columns columns, int share, int open) {
        wish.score(columns, rows, count, share, points);
        int left = 0;
        for (int i = 0; i < count; i++) {
            int reached = points[i];
            int need = needs[i];
            rows[left] = rows[i];
            points[left] = reached;
            needs[left] = need;
            left += reached + open >= need ? 1 : 0;
        }
        count = left;
    }

    void addTo(Candidates candidates, Columns columns, Turns turns) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            candidates.add(row, points[i], turns.liftOf(columns.ids[row], row));
        }
    }
}
