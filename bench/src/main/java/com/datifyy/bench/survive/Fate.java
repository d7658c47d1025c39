package com.datifyy.bench.survive;

/// What became of a request, as its client saw it.
public enum Fate {
    /// The service said that it is done: it must be there from now on.
    ACKNOWLEDGED,
    /// The service said that nothing was done.
    REFUSED,
    /// No answer came, or one that leaves it open: all of it may have been done, or nothing.
    UNKNOWN;

    /// @param status of the answer
    public static Fate of(int status) {
        if (status / 100 == 2) {
            return ACKNOWLEDGED;
        }
        return status / 100 == 4 && status != REQUEST_TIMEOUT ? REFUSED : UNKNOWN;
    }

    private static final int REQUEST_TIMEOUT = 408;
}
