package com.datifyy.bootstrap.service;

import java.util.concurrent.atomic.AtomicInteger;

/// Addresses of clients, each of which is used once: what is limited by network limits nobody else.
public final class Networks {
    private static final AtomicInteger USED = new AtomicInteger();

    private Networks() {}

    public static String another() {
        int number = USED.incrementAndGet();
        return "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
