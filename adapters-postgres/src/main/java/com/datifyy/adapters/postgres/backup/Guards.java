package com.datifyy.adapters.postgres.backup;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What keeps rows right that are written later: columns, constraints, indexes, triggers, row level security, functions
/// and sequences.
///
/// @param server the major version of PostgreSQL; the next one may write the same definition down otherwise
/// @param next the number that each sequence gives out next, by its name
/// @param digests what each of the others is and its name, in words, with a digest of its definition
public record Guards(int server, SortedMap<String, Long> next, SortedMap<String, String> digests) {
    public Guards {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }
}
