package com.datifyy.bench.service;

import com.datifyy.bench.service.Writes.Answer;
import com.datifyy.bench.service.Writes.Asked;
import com.datifyy.bench.service.Writes.Kind;
import com.datifyy.bench.service.Writes.Sending;
import com.datifyy.bench.survive.Fate;
import com.datifyy.bench.survive.History;
import com.datifyy.bench.survive.Operation;
import com.datifyy.bench.survive.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What is asked for about two people, one thing after the other, and what became of it. Nothing new is asked for
/// while it is open what became of the last.
final class Ledger {
    private static final Set<String> BUSY = Set.of("503", "UNAVAILABLE");
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Tally tally;
    private final History history = new History();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private @Nullable Open open;
    private @Nullable Done done;

    /// What nobody answered.
    ///
    /// @param asked one, or two of the same of which one at most can have been done
    /// @param toldApart whether it can be seen in what is stored that it was done: it was not so before
    private record Open(List<Asked> asked, boolean toldApart) {}

    /// What was acknowledged last of what may be sent again under its key.
    private record Done(Asked asked, String made) {}

    /// @param tally of what was acknowledged, by kind; others count there, too
    Ledger(Tally tally) {
        this.tally = tally;
    }

    History history() {
        return history;
    }

    /// What cannot be, of all that was answered so far.
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /// Notes down what cannot be.
    void object(String what) {
        wrong.add(what);
    }

    /// Whether it is open what became of the last.
    boolean isOpen() {
        return open != null;
    }

    /// Whether there is such a thing.
    boolean isSo(String fact) {
        return !history.value(fact).equals(History.NOTHING);
    }

    /// The id that the service gave to what makes a fact true.
    @Nullable
    String id(String fact) {
        return ids.get(fact);
    }

    /// Sends and records, and keeps what nobody answered.
    Fate write(Asked asked) {
        return send(asked).fate();
    }

    /// What has to succeed, as nothing is killed meanwhile.
    ///
    /// @throws IOException when it does not
    void must(Asked asked) throws IOException {
        Answer answer = send(asked);
        if (answer.fate() != Fate.ACKNOWLEDGED) {
            throw new IOException("what has to succeed was answered " + answer + ": " + asked.what());
        }
    }

    /// Like [#write], with the whole answer.
    Answer send(Asked asked) {
        boolean toldApart = !history.holds(asked.writes());
        Answer answer = sendAndRecord(asked.what(), asked);
        if (answer.fate() == Fate.UNKNOWN) {
            open = new Open(List.of(asked), toldApart);
        } else if (answer.fate() == Fate.ACKNOWLEDGED && asked.keyed()) {
            done = new Done(asked, answer.made());
        }
        return answer;
    }

    private Answer sendAndRecord(String what, Asked asked) {
        return recorded(what, asked, asked.sending().send());
    }

    private Answer sendAgainAndRecord(Asked asked) {
        return recorded(asked.what() + ", again", asked, answered(asked.sending()));
    }

    /// The answer to what has a key, which is sent until it gets one other than that it may come again: a service that
    /// has just come back, or whose
    /// database has, may still find that out.
    private static Answer answered(Sending sending) {
        Answer answer = sending.send();
        for (int attempt = 1; attempt < ATTEMPTS && BUSY.contains(answer.told()); attempt++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = sending.send();
        }
        return answer;
    }

    private Answer recorded(String what, Asked asked, Answer answer) {
        remember(asked, answer);
        history.add(new Operation(what + " (" + answer + ")", asked.writes(), answer.fate()));
        if (answer.fate() == Fate.ACKNOWLEDGED) {
            tally.add(asked.kind().toString());
        }
        return answer;
    }

    /// The id of what was made, by the facts that it is.
    private void remember(Asked asked, Answer answer) {
        if (answer.fate() == Fate.ACKNOWLEDGED && !answer.made().isEmpty()) {
            asked.writes().keySet().forEach(fact -> ids.put(fact, answer.made()));
        }
    }

    /// Sends two of the same at once, as when neither of two knows of the other: one of them at most may succeed.
    void writeTwiceAtOnce(Asked asked, Asked rival) {
        boolean toldApart = !history.holds(asked.writes());
        CompletableFuture<Answer> theirs = new CompletableFuture<>();
        Thread.startVirtualThread(() -> theirs.complete(rival.sending().send()));
        Answer mine = asked.sending().send();
        Answer other = theirs.join();
        remember(asked, mine);
        remember(rival, other);
        List<Fate> fates = List.of(mine.fate(), other.fate());
        if (fates.equals(List.of(Fate.ACKNOWLEDGED, Fate.ACKNOWLEDGED))) {
            wrong.add("both succeeded who asked at once for the same: " + asked.what());
        }
        Fate fate = Fate.REFUSED;
        if (fates.contains(Fate.ACKNOWLEDGED)) {
            fate = Fate.ACKNOWLEDGED;
            tally.add(Kind.ARRANGE_TWICE_AT_ONCE.toString());
        } else if (fates.contains(Fate.UNKNOWN)) {
            fate = Fate.UNKNOWN;
            List<Asked> unanswered = new ArrayList<>();
            if (mine.fate() == Fate.UNKNOWN) {
                unanswered.add(asked);
            }
            if (other.fate() == Fate.UNKNOWN) {
                unanswered.add(rival);
            }
            open = new Open(unanswered, toldApart);
        }
        history.add(
                new Operation(asked.what() + ", twice at once (" + mine + ", " + other + ")", asked.writes(), fate));
    }

    /// Sends again what was left open, and expects an answer: that of the first time if it is stored. Sends again,
    /// too, what was acknowledged last, which must be answered as it was. What is stored has to be decided before.
    void insist() {
        Open left = open;
        open = null;
        if (left != null && left.asked().getFirst().keyed()) {
            String what = left.asked().getFirst().what();
            boolean stored =
                    left.toldApart() && history.holds(left.asked().getFirst().writes());
            List<Answer> answers =
                    left.asked().stream().map(this::sendAgainAndRecord).toList();
            long succeeded = answers.stream()
                    .filter(answer -> answer.fate() == Fate.ACKNOWLEDGED)
                    .count();
            long repeated = answers.stream()
                    .filter(answer -> answer.fate() == Fate.ACKNOWLEDGED && answer.again())
                    .count();
            if (answers.stream().anyMatch(answer -> answer.fate() == Fate.UNKNOWN)) {
                wrong.add("with everything back there is no answer to: " + what + " " + answers);
            } else if (stored && (succeeded != 1 || repeated != 1)) {
                wrong.add("was stored, and its repeat was not answered as the first time: " + what + " " + answers);
            } else if (left.toldApart() && !stored && (succeeded > 1 || repeated > 0)) {
                wrong.add("was not stored, and its repeat was answered as if it was: " + what + " " + answers);
            }
        }
        Done before = done;
        if (before != null) {
            Answer answer = answered(before.asked().sending());
            if (answer.fate() != Fate.ACKNOWLEDGED
                    || !answer.again()
                    || !answer.made().equals(before.made())) {
                wrong.add("was acknowledged, and its repeat was not answered as the first time: "
                        + before.asked().what() + " (" + answer + " " + answer.made() + ", and before "
                        + before.made() + ")");
            }
        }
    }
}
