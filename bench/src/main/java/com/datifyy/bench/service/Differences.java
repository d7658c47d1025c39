package com.datifyy.bench.service;

import java.util.LinkedHashMap;
import java.util.Map;

/// By how much answers about known people were slower or faster than those about strangers, in percent.
final class Differences {
    private final Map<String, Double> ofKnown = new LinkedHashMap<>();
    private double noise;

    /// @param betweenStrangers whether there was nothing to tell apart, so that chance alone made the difference
    void add(String what, double percent, boolean betweenStrangers) {
        if (betweenStrangers) {
            noise = Math.max(noise, Math.abs(percent));
        } else {
            ofKnown.put(what, percent);
        }
    }

    /// All of them held against a promise, which chance may exceed by as much as it did between strangers.
    Promises held(double atMost) {
        Promises promises = new Promises();
        ofKnown.forEach((what, percent) -> promises.atMost(what, Math.abs(percent), atMost + noise, "%"));
        return promises;
    }
}
