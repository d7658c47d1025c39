package com.datifyy.bench.survive;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What is stored and cannot be, or is not and must be; and what the service tells that is not what is stored.
///
/// @param broken what must never be, whoever wrote what
/// @param contradictions to what was answered
/// @param histories of those whom it is about
public record Findings(List<String> broken, List<String> contradictions, List<String> histories) {
    public boolean isEmpty() {
        return broken.isEmpty() && contradictions.isEmpty();
    }

    /// Whether it is what comes of a database that forgets its last transactions: whole ones, which breaks no rule.
    /// When somebody's last request was not answered, what they lost before may look like half of it.
    public boolean isLoss() {
        return broken.isEmpty() && !contradictions.isEmpty();
    }

    /// Tells all of it, what is wrong last, where somebody who reads the end of a long log sees it.
    public void tell(Consumer<String> say) {
        histories.forEach(say);
        tellInShort(say);
    }

    /// Tells what is wrong without what led to it.
    public void tellInShort(Consumer<String> say) {
        Stream.of(broken, contradictions).flatMap(List::stream).forEach(say);
    }

    public static Findings together(List<Findings> all) {
        return new Findings(
                all.stream().flatMap(one -> one.broken.stream()).toList(),
                all.stream().flatMap(one -> one.contradictions.stream()).toList(),
                all.stream().flatMap(one -> one.histories.stream()).toList());
    }

    /// What of a history does not go with what is stored.
    public static Findings of(History history, Map<String, String> stored) {
        return of(history, history.objectionsTo(stored));
    }

    /// What was found wrong of a history.
    public static Findings of(History history, List<String> contradictions) {
        return new Findings(
                List.of(), contradictions, contradictions.isEmpty() ? List.of() : List.of(history.toString()));
    }
}
