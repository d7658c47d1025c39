package com.datifyy.bootstrap.accounts;

import java.util.concurrent.atomic.AtomicInteger;

/// A person with a mailbox of their own.
record Somebody(String name, String email, String password) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    static Somebody called(String name) {
        String email = "owner" + COUNT.incrementAndGet() + "@example.org";
        return new Somebody(name, email, "seven lamps beside the lake");
    }

    Somebody with(String otherPassword) {
        return new Somebody(name, email, otherPassword);
    }
}
