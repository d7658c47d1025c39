package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Limit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// What may happen how often: the standard limits, with the changes of whoever runs the service.
public final class LimitPolicy {
    /// The limits as they are without anybody's decision.
    public static final LimitPolicy STANDARD = new LimitPolicy(Map.of());

    private final Map<String, Optional<Rate>> changes;

    /// @param changes by the names of [#names()]; empty switches a limit off
    /// @throws IllegalArgumentException when there is no limit of a name
    public LimitPolicy(Map<String, Optional<Rate>> changes) {
        if (!names().containsAll(changes.keySet())) {
            throw new IllegalArgumentException("there are only the limits " + names());
        }
        this.changes = Map.copyOf(changes);
    }

    /// The names of all limits: those of the tiers first.
    public static SequencedSet<String> names() {
        var names = new LinkedHashSet<String>();
        Stream.concat(
                        Arrays.stream(Tier.values()).map(Tier::standard).flatMap(Stream::ofNullable),
                        Arrays.stream(Flow.values()).flatMap(flow -> flow.standard().stream()))
                .map(Limit::name)
                .forEach(names::add);
        return names;
    }

    /// The limit of a tier, if it has one.
    Optional<Limit> of(Tier tier) {
        return Optional.ofNullable(tier.standard()).flatMap(this::changed);
    }

    /// The limits of a flow, in the order in which they are asked.
    List<Limit> of(Flow flow) {
        return flow.standard().stream()
                .map(this::changed)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Limit> changed(Limit standard) {
        Optional<Rate> change = changes.get(standard.name());
        return change == null
                ? Optional.of(standard)
                : change.map(rate -> new Limit(standard.name(), rate.permits(), rate.window(), standard.counted()));
    }
}
