package com.datifyy.bootstrap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Tab-separated resources of this package: frequencies of attributes given other attributes, cities,
/// communities.
final class Tables {

    private static final String ALONE = "";

    private final Map<String, Map<String, Weighted<String>>> frequencies;

    private Tables(Map<String, Map<String, Weighted<String>>> frequencies) {
        this.frequencies = frequencies;
    }

    static Tables load() {
        var frequencies = new HashMap<String, Map<String, Weighted<String>>>();
        for (var cells : rows("attributes.tsv")) {
            frequencies
                    .computeIfAbsent(cells.get(0), _ -> new HashMap<>())
                    .put(cells.get(1), weighted(cells.subList(2, cells.size())));
        }
        return new Tables(frequencies);
    }

    /// A value of `table` given its parents, or regardless of them where too few people had those.
    String draw(String table, RandomGenerator random, String... parents) {
        var rows = Objects.requireNonNull(frequencies.get(table), table);
        var joint = rows.get(String.join("|", parents));
        return (joint == null ? Objects.requireNonNull(rows.get(ALONE), table) : joint).draw(random);
    }

    /// A number noted in `attributes.tsv` as `table <TAB> row <TAB> name=number`.
    int number(String table, String row, String name) {
        return rows("attributes.tsv").stream()
                .filter(cells -> cells.get(0).equals(table) && cells.get(1).equals(row))
                .flatMap(List::stream)
                .filter(cell -> cell.startsWith(name + "="))
                .mapToInt(cell -> Integer.parseInt(cell.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /// Reads `value=weight` cells.
    static Weighted<String> weighted(List<String> cells) {
        var values = new ArrayList<String>();
        var weights = new ArrayList<Integer>();
        for (var cell : cells) {
            var equals = cell.indexOf('=');
            var weight = Integer.parseInt(cell.substring(equals + 1));
            if (weight > 0) {
                values.add(cell.substring(0, equals));
                weights.add(weight);
            }
        }
        return new Weighted<>(values, weights);
    }

    static List<List<String>> rows(String resource) {
        try (var stream = Objects.requireNonNull(Tables.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("The resource " + resource + " cannot be read", failure);
        }
    }
}
