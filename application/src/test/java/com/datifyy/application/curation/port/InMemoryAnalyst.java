package com.datifyy.application.curation.port;

import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.InputHash;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// An analyst that says what a test tells it, and counts how often it was asked.
public final class InMemoryAnalyst implements CompatibilityAnalyst {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Optional<Absence>> absence = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final Function<Briefing, Commentary> opinion;

    public InMemoryAnalyst(Function<Briefing, Commentary> opinion) {
        this.opinion = opinion;
    }

    /// Likes everybody five points better.
    public static InMemoryAnalyst kind() {
        return new InMemoryAnalyst(InMemoryAnalyst::kindWords);
    }

    public static Written kindWords(Briefing pair) {
        return new Written("They fit.", List.of("Tea"), List.of(), 5, "memory", "kind", "1", hash(pair));
    }

    public void leave(Absence why) {
        absence.set(Optional.of(why));
    }

    /// What happens once, while the next comment is made.
    public void meanwhile(Runnable event) {
        meanwhile.set(event);
    }

    public int timesAsked() {
        return asked.get();
    }

    @Override
    public InputHash inputHash(Briefing briefing) {
        return hash(briefing);
    }

    @Override
    public Optional<Absence> absence() {
        return absence.get();
    }

    @Override
    public Commentary comment(Briefing briefing) {
        asked.incrementAndGet();
        meanwhile.getAndSet(() -> {}).run();
        return opinion.apply(briefing);
    }

    private static InputHash hash(Briefing briefing) {
        return InputHash.of(briefing, "1", List.of("kind"));
    }
}
