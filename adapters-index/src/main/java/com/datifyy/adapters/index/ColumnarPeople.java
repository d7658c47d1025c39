package com.datifyy.adapters.index;

import com.datifyy.application.matching.port.CardChanges;
import com.datifyy.application.matching.port.RankCursor;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Everybody who may be shown, in columns in memory, as others see them: without what they hide.
///
/// Those who ask look at a [Snapshot] that never changes, so nobody waits for anybody. Changes go into a tail
/// of a few cards; when it is full, they become a small segment of columns, and when that has grown, one
/// [#compact] makes it and everybody else one segment again.
public final class ColumnarPeople {
    private static final int LONGEST_TAIL = 128;
    private static final int SMALLEST_SEGMENT = 4_096;
    private static final int SHARE_OF_EVERYBODY = 32;

    private Vocabulary words = new Vocabulary();
    private Map<Integer, Snapshot.Entry> tail = new HashMap<>();
    private Segment young = none();

    /// Changes that are being made one segment with everybody else.
    private @Nullable Segment leaving;

    private Segment everybody = none();
    private volatile Snapshot snapshot;

    public ColumnarPeople() {
        snapshot = new Snapshot(List.of(), Map.of(), words.reading());
    }

    /// Everybody, being collected; nothing else may change until [Filling#done].
    public final class Filling {
        private final Vocabulary collectedWords = new Vocabulary();
        private final Map<Integer, Snapshot.Entry> odd = new HashMap<>();
        private final Columns rows;

        private Filling(int expected) {
            rows = new Columns(expected);
        }

        public void add(MatchCard whole) {
            if (Question.isShown(whole)) {
                MatchCard card = whole.asSeenByOthers();
                if (Columns.canHold(card)) {
                    rows.add(card, collectedWords);
                } else {
                    odd.put(card.owner().value(), new Snapshot.Entry(card));
                }
            }
        }

        /// Replaces everybody by those collected.
        public void done() {
            Segment segment = Segment.oldest(rows, collectedWords.reading());
            synchronized (ColumnarPeople.this) {
                words = collectedWords;
                tail = odd;
                young = none();
                leaving = null;
                everybody = segment;
                publish();
            }
        }
    }

    /// @param expected about how many there are
    public Filling filling(int expected) {
        return new Filling(Math.max(SMALLEST_SEGMENT, expected));
    }

    /// Takes changes in; who asks afterwards gets them.
    public synchronized void apply(List<CardChanges.Change> changes) {
        for (CardChanges.Change change : changes) {
            MatchCard card = change.card();
            MatchCard seen = card != null && Question.isShown(card) ? card.asSeenByOthers() : null;
            tail.put(change.person().value(), new Snapshot.Entry(seen));
        }
        if (tail.size() > LONGEST_TAIL) {
            shortenTail();
        }
        publish();
    }

    /// Whether [#compact] is worth its time.
    public synchronized boolean isScattered() {
        return young.rows.size + young.gone.length
                > Math.max(SMALLEST_SEGMENT, everybody.rows.size / SHARE_OF_EVERYBODY);
    }

    /// Makes everybody one segment again. Changes and questions go on meanwhile; only one thread may be in
    /// here.
    public void compact() {
        Segment older;
        Segment newer;
        Vocabulary.Reading reading;
        synchronized (this) {
            if (leaving != null) {
                throw new IllegalStateException("this is being done already");
            }
            older = everybody;
            newer = young;
            reading = words.reading();
            leaving = newer;
            young = none();
            publish();
        }
        Columns rows = new Columns(older.rows.size + newer.rows.size);
        for (int row = 0; row < older.rows.size; row++) {
            if (!newer.has(older.rows.ids[row])) {
                rows.add(older.rows, row);
            }
        }
        for (int row = 0; row < newer.rows.size; row++) {
            rows.add(newer.rows, row);
        }
        Segment together = Segment.oldest(rows, reading);
        together.liftAs(older);
        synchronized (this) {
            if (leaving == newer) { // otherwise everybody was replaced meanwhile
                leaving = null;
                everybody = together;
                publish();
            }
        }
    }

    /// The best of those who fit the seeker and whom the seeker fits.
    ///
    /// @param rotation in which order
    /// @param hidden ids that must not be found
    public List<Found> fitting(
            MatchCard seeker,
            Rotation rotation,
            int limit,
            @Nullable RankCursor after,
            IntPredicate hidden,
            Moment at) {
        return Eligibility.isReady(seeker, at)
                ? answer(Question.fitting(snapshot, seeker, rotation, at), limit, after, hidden)
                : List.of();
    }

    /// The best of those who pass the filters and whose demands the seeker meets.
    ///
    /// @param hidden ids that must not be found
    public List<Found> matching(
            MatchCard seeker,
            SearchFilters filters,
            int limit,
            @Nullable RankCursor after,
            IntPredicate hidden,
            Moment at) {
        return answer(Question.matching(snapshot, seeker, filters, at), limit, after, hidden);
    }

    /// How many people there are, about: who changed lately may be counted twice.
    public int size() {
        int size = snapshot.tail().size();
        for (Segment segment : snapshot.segments()) {
            size += segment.rows.size;
        }
        return size;
    }

    /// How many bytes it all takes.
    public synchronized long bytes() {
        return words.bytes() + everybody.bytes() + young.bytes() + (leaving == null ? 0 : leaving.bytes());
    }

    private static List<Found> answer(Question question, int limit, @Nullable RankCursor after, IntPredicate hidden) {
        Best best = new Best(limit, after);
        question.answer(best, hidden);
        return best.inOrder();
    }

    /// Puts what is in the tail into the young segment, but for cards that no row can hold.
    private void shortenTail() {
        Columns rows = new Columns(young.rows.size + tail.size());
        Map<Integer, Snapshot.Entry> odd = new HashMap<>();
        Map<Integer, Boolean> gone = new HashMap<>();
        for (int id : young.gone) {
            gone.put(id, true);
        }
        for (int row = 0; row < young.rows.size; row++) {
            if (!tail.containsKey(young.rows.ids[row])) {
                rows.add(young.rows, row);
            }
        }
        tail.forEach((id, entry) -> {
            MatchCard card = entry.card();
            if (card != null && Columns.canHold(card)) {
                rows.add(card, words);
                gone.remove(id);
            } else {
                gone.put(id, true);
                if (card != null) {
                    odd.put(id, entry);
                }
            }
        });
        young = Segment.newer(
                rows,
                words.reading(),
                gone.keySet().stream().mapToInt(Integer::intValue).toArray());
        tail = odd;
    }

    private void publish() {
        Segment between = leaving;
        List<Segment> segments = between == null ? List.of(young, everybody) : List.of(young, between, everybody);
        snapshot = new Snapshot(segments, Map.copyOf(tail), words.reading());
    }

    private static Segment none() {
        return Segment.newer(new Columns(0), new Vocabulary().reading(), new int[0]);
    }
}
