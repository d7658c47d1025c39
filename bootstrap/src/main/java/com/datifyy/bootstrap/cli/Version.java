package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.Main;
import java.util.Objects;

/// The version of this release, from the jar it runs from.
public final class Version {
    private Version() {}

    /// The version, or `development` where there is no jar.
    public static String ofThisRelease() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "development");
    }
}
