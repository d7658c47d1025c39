package com.datifyy.adapters.index;

/// How much memory everybody takes, and whether there is as much.
///
/// @param heap the largest the heap may become, in bytes
public record Memory(long heap) {
    /// What somebody takes in columns, by `bench/run index`, rounded up.
    public static final int BYTES_EACH = 150;

    /// Everybody is there twice while segments are made one.
    private static final int TIMES = 2;

    /// How many times what the index may take goes into the heap: the rest of the service needs most of it.
    private static final int SHARE_OF_HEAP = 2;

    private static final long MEBIBYTE = 1 << 20;

    /// The heap of this process.
    public static Memory ofThisProcess() {
        return new Memory(Runtime.getRuntime().maxMemory());
    }

    /// Whether the index of so many people leaves enough for the rest of the service.
    public boolean holds(long people) {
        return needed(people) <= heap / SHARE_OF_HEAP;
    }

    /// What so many people take at most, in bytes.
    public static long needed(long people) {
        return TIMES * BYTES_EACH * people;
    }

    /// A sentence for the operator.
    public String told(long people) {
        return "The index of " + people + " people needs up to " + mebibytes(needed(people))
                + " MiB in memory, and may take " + mebibytes(heap / SHARE_OF_HEAP) + " MiB of the heap";
    }

    private static long mebibytes(long bytes) {
        return (bytes + MEBIBYTE - 1) / MEBIBYTE;
    }
}
