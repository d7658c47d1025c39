package com.datifyy.adapters.security;

/// The effort that one Argon2id hash takes.
///
/// @param memoryKib memory in KiB
/// @param passes how often the memory is filled
/// @param lanes how many parts of the memory are filled independently; they are filled one after the other here
public record Argon2Cost(int memoryKib, int passes, int lanes) {
    /// 19 MiB, two passes, one lane: the smallest that OWASP recommends, and what half a CPU and 512 MB can bear.
    public static final Argon2Cost RECOMMENDED = new Argon2Cost(19 * 1024, 2, 1);

    /// What a stored hash may cost at most, so that a damaged one cannot exhaust the memory.
    private static final Argon2Cost HIGHEST = new Argon2Cost(64 * 1024, 16, 16);

    public Argon2Cost {
        if (lanes < 1 || passes < 1 || memoryKib < 8 * lanes) {
            throw new IllegalArgumentException("Argon2 takes at least one pass, one lane and 8 KiB for each lane");
        }
    }

    boolean isLessThan(Argon2Cost other) {
        return memoryKib < other.memoryKib || passes < other.passes;
    }

    boolean isBearable() {
        return memoryKib <= HIGHEST.memoryKib && passes <= HIGHEST.passes && lanes <= HIGHEST.lanes;
    }
}
