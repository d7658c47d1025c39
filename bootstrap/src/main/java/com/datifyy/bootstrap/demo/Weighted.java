package com.datifyy.bootstrap.demo;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Values to draw from, each as often as its weight says.
final class Weighted<T> {

    private final List<T> values;
    private final int[] upTo;

    /// @param weights one positive number for each value
    Weighted(List<T> values, List<Integer> weights) {
        this.values = List.copyOf(values);
        this.upTo = new int[weights.size()];
        var sum = 0;
        for (var i = 0; i < upTo.length; i++) {
            sum += weights.get(i);
            upTo[i] = sum;
        }
    }

    T draw(RandomGenerator random) {
        var place = Arrays.binarySearch(upTo, random.nextInt(upTo[upTo.length - 1]) + 1);
        return values.get(place >= 0 ? place : -place - 1);
    }

    List<T> values() {
        return values;
    }
}
