package com.datifyy.domain.curation;

import java.util.List;

/// One thing somebody tells about themselves, in words of the vocabulary or their own.
///
/// @param words at least one
public record Fact(String name, List<String> words) {
    public Fact {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a fact says something");
        }
    }
}
