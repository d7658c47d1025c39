package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.BodyLimits;

/// A message that is not read, or not to its end.
final class Undecodable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean large;

    private Undecodable(String why, boolean large) {
        super(why, null, false, false);
        this.large = large;
    }

    static Undecodable malformed() {
        return new Undecodable("the request is not a valid message of its type", false);
    }

    static Undecodable tooManyValues() {
        return new Undecodable("the request has more than %,d fields".formatted(BodyLimits.MOST_VALUES), false);
    }

    static Undecodable tooLarge(int limit) {
        return new Undecodable("the request may have at most " + limit + " bytes", true);
    }

    /// Whether it has too many bytes; otherwise they are wrong.
    boolean isTooLarge() {
        return large;
    }
}
