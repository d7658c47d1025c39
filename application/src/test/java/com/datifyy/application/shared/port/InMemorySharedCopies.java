package com.datifyy.application.shared.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Copies in a map, which may be away, forget and lie.
public final class InMemorySharedCopies implements SharedCopies {
    private final InstantSource clock;
    private final Map<String, Kept> kept = new HashMap<>();
    private final List<String> commands = new ArrayList<>();
    private boolean away;

    @SuppressWarnings("ArrayRecordComponent") // only carries them; never compared
    private record Kept(byte[] bytes, Instant until) {}

    public InMemorySharedCopies(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Found find(String name) {
        commands.add("get");
        if (away) {
            return Absence.NOT_ASKED;
        }
        Kept copy = kept.get(name);
        return copy == null || !copy.until().isAfter(clock.instant())
                ? Absence.NOT_THERE
                : new Copy(copy.bytes().clone());
    }

    @Override
    public void keep(String name, Supplier<byte[]> copy, Duration life) {
        commands.add("set");
        if (!away) {
            kept.put(name, new Kept(copy.get(), clock.instant().plus(life)));
        }
    }

    /// From now on it does not answer.
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    public void forgetEverything() {
        kept.clear();
    }

    /// Everything that is kept becomes something else.
    public void alterEverything(UnaryOperator<byte[]> change) {
        kept.replaceAll((_, copy) -> new Kept(change.apply(copy.bytes()), copy.until()));
    }

    /// What is kept under one name is kept under another as well.
    public void passOff(String name, String asAnother) {
        Kept copy = kept.get(name);
        if (copy == null) {
            throw new IllegalArgumentException("nothing is kept under " + name);
        }
        kept.put(asAnother, copy);
    }

    public Set<String> names() {
        return Set.copyOf(kept.keySet());
    }

    /// What is kept, as it is kept.
    public List<byte[]> everything() {
        return kept.values().stream().map(Kept::bytes).toList();
    }

    /// What was asked for and sent, in order.
    public List<String> commands() {
        return List.copyOf(commands);
    }
}
