package com.datifyy.adapters.rest.health;

/// Asks one dependency whether it works.
@FunctionalInterface
public interface Probe {
    /// A dependency that this service runs without.
    Probe DISABLED = () -> Health.DISABLED;

    /// What a dependency is doing.
    enum Health {
        OK,
        UNAVAILABLE,
        DISABLED
    }

    /// Asks it; whatever is thrown means that it does not work.
    Health check();
}
