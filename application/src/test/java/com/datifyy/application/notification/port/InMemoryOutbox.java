package com.datifyy.application.notification.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.notification.Channel;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The outbox, in memory.
public final class InMemoryOutbox implements Outbox, OutboxRecords {
    private enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    /// @param notice null once it has ended
    private record Row(
            MessageId id,
            String key,
            String kind,
            Notice notice,
            Instant since,
            Instant due,
            Instant leasedUntil,
            int attempts,
            State state,
            Instant endedAt,
            String why) {

        boolean isFree(Instant now) {
            return state == State.WAITING && !due.isAfter(now) && (leasedUntil == null || !leasedUntil.isAfter(now));
        }

        Row claimed(Instant until) {
            return new Row(id, key, kind, notice, since, due, until, attempts + 1, state, endedAt, why);
        }

        Row dueAgain(Instant again, String failure) {
            return new Row(id, key, kind, notice, since, again, null, attempts, state, endedAt, failure);
        }

        Row ended(State end, Instant at, String failure) {
            return new Row(id, key, kind, null, since, due, null, attempts, end, at, failure);
        }
    }

    private static final Set<String> MAILS_ASKED_FOR =
            Set.of("EMAIL_CODE", "ADDRESS_IN_USE", "PASSWORD_RESET", "CONFIRMATION_CODE");

    private final InMemoryUnitOfWork units;
    private final InMemoryTable<MessageId, Row> rows;

    public InMemoryOutbox(InMemoryUnitOfWork units) {
        this.units = units;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public boolean add(MessageId id, String key, Notice notice, Instant now) {
        units.requireOpen();
        if (!rows.findAll(row -> row.key().equals(key)).isEmpty()) {
            return false;
        }
        rows.put(id, new Row(id, key, notice.kind().name(), notice, now, now, null, 0, State.WAITING, null, null));
        return true;
    }

    @Override
    public void takeBack(String key) {
        units.requireOpen();
        rows.findAll(row -> row.key().equals(key) && row.state() == State.WAITING)
                .forEach(row -> rows.remove(row.id()));
    }

    @Override
    public AskedFor askedFor(Instant mailsSince, Instant textsSince) {
        units.requireOpen();
        return new AskedFor(
                rows.findAll(row -> MAILS_ASKED_FOR.contains(row.kind())
                                && row.since().isAfter(mailsSince))
                        .size(),
                rows.findAll(row -> row.kind().equals(Notice.Kind.PHONE_CODE.name())
                                && row.since().isAfter(textsSince))
                        .size());
    }

    @Override
    public List<Waiting> claim(Channel channel, int atMost, Instant now, Duration lease) {
        units.requireOpen();
        List<Row> claimed = rows.findAll(row -> row.isFree(now) && row.notice().channel() == channel).stream()
                .sorted(Comparator.comparing(Row::due)
                        .thenComparing(row -> row.id().value()))
                .limit(atMost)
                .toList();
        claimed.forEach(row -> rows.put(row.id(), row.claimed(now.plus(lease))));
        return claimed.stream()
                .map(row -> new Waiting(row.id(), row.notice(), row.since(), row.attempts()))
                .toList();
    }

    @Override
    public void delivered(MessageId id, Instant now) {
        var _ = changeWaiting(id, row -> row.ended(State.DELIVERED, now, row.why()));
    }

    @Override
    public void postponed(MessageId id, Instant due, String why) {
        var _ = changeWaiting(id, row -> row.dueAgain(due, why));
    }

    @Override
    public boolean givenUp(MessageId id, Instant now, String why) {
        return changeWaiting(id, row -> row.ended(State.GIVEN_UP, now, why));
    }

    @Override
    public int forget(Instant endedBefore, int atMost) {
        units.requireOpen();
        List<Row> old = rows
                .findAll(row -> row.endedAt() != null && row.endedAt().isBefore(endedBefore))
                .stream()
                .limit(atMost)
                .toList();
        old.forEach(row -> rows.remove(row.id()));
        return old.size();
    }

    @Override
    public Summary summary() {
        List<Row> waiting = rows.findAll(row -> row.state() == State.WAITING);
        return new Summary(
                waiting.size(),
                waiting.stream().map(Row::since).min(Comparator.naturalOrder()).orElse(null),
                rows.findAll(row -> row.state() == State.GIVEN_UP).size());
    }

    @Override
    public List<OfKind> summaryByKind() {
        return rows.findAll(row -> row.state() != State.DELIVERED).stream()
                .collect(Collectors.groupingBy(Row::kind, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> ofKind(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static OfKind ofKind(String kind, List<Row> those) {
        List<Row> waiting =
                those.stream().filter(row -> row.state() == State.WAITING).toList();
        return new OfKind(
                kind,
                waiting.size(),
                waiting.stream().map(Row::due).min(Comparator.naturalOrder()).orElse(null),
                those.size() - waiting.size());
    }

    @Override
    public List<DeadLetter> newestDeadLetters(int atMost) {
        return rows.findAll(row -> row.state() == State.GIVEN_UP).stream()
                .sorted(Comparator.comparing(Row::endedAt).reversed())
                .limit(atMost)
                .map(row -> new DeadLetter(row.id(), row.kind(), row.attempts(), row.endedAt(), row.why()))
                .toList();
    }

    /// What is waiting, due or not, oldest first: for tests that want to see what somebody will be told.
    public List<Notice> waitingNotices() {
        return rows.findAll(row -> row.state() == State.WAITING).stream()
                .map(Row::notice)
                .toList();
    }

    /// Whether it was waiting.
    private boolean changeWaiting(MessageId id, UnaryOperator<Row> change) {
        units.requireOpen();
        Optional<Row> waiting = rows.find(id).filter(row -> row.state() == State.WAITING);
        waiting.ifPresent(row -> rows.put(id, change.apply(row)));
        return waiting.isPresent();
    }
}
