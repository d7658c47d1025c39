package com.datifyy.bootstrap.settings;

/// Whether weak settings are refused or tolerated.
public enum Mode {
    /// Weak settings are refused. What `serve` assumes when nothing is said.
    PRODUCTION,
    /// Convenient settings for one's own machine.
    DEVELOPMENT
}
