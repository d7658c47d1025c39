package com.datifyy.bench.service;

import java.util.Random;

/// What those of one couple are called: addresses that nobody else has, and keys for their requests.
final class Names {
    private final int couple;
    private final Random random;
    private int addresses;

    Names(int couple, Random random) {
        this.couple = couple;
        this.random = random;
    }

    /// What the addresses begin with.
    String prefix() {
        return "survivor-" + couple + "-";
    }

    String nextEmail() {
        return prefix() + ++addresses + "@example.org";
    }

    /// An `Idempotency-Key`.
    String key() {
        return "key-" + couple + "-" + Long.toHexString(random.nextLong());
    }
}
