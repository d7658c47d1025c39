package com.datifyy.adapters.embedded;

import java.nio.file.Path;

/// Another process keeps its database in the folder.
public final class FolderInUse extends IllegalStateException {
    private static final long serialVersionUID = 1;

    FolderInUse(Path folder) {
        super("The database folder " + folder + " is in use by another datifyy; stop it or choose another folder");
    }
}
