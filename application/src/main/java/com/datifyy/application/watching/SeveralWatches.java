package com.datifyy.application.watching;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Several who watch, told one after the other.
record SeveralWatches(List<Watch> watches) implements Watch {

    @Override
    public Step begin(Work work, Supplier<String> what, @Nullable String traceParent) {
        return new Steps(watches.stream()
                .map(watch -> watch.begin(work, what, traceParent))
                .toList());
    }

    @Override
    public void expect(Work work, String what, String... outcomes) {
        watches.forEach(watch -> watch.expect(work, what, outcomes));
    }

    @Override
    public Step current() {
        return new Steps(watches.stream().map(Watch::current).toList());
    }

    private record Steps(List<Step> steps) implements Step {
        @Override
        public Inside enter() {
            List<Inside> inside = steps.stream().map(Step::enter).toList();
            return () -> inside.reversed().forEach(Inside::close);
        }

        @Override
        public @Nullable String traceParent() {
            return steps.stream()
                    .map(Step::traceParent)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public void end(String outcome, boolean failed) {
            steps.forEach(step -> step.end(outcome, failed));
        }
    }
}
