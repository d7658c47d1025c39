package com.datifyy.bench.load;

/// Where connections lead.
interface Way {
    /// Where the next one that is opened leads.
    Target next();

    /// Whether one that is open there may still be used.
    boolean stillLeadsTo(Target target);

    /// Always to the same.
    static Way to(Target target) {
        return new Way() {
            @Override
            public Target next() {
                return target;
            }

            @Override
            public boolean stillLeadsTo(Target other) {
                return true;
            }
        };
    }
}
