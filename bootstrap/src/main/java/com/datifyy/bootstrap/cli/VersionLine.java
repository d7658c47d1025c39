package com.datifyy.bootstrap.cli;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "datifyy " + Version.ofThisRelease() + " (Java " + Runtime.version().feature() + ")"
        };
    }
}
