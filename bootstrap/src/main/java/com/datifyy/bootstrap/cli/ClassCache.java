package com.datifyy.bootstrap.cli;

import java.util.Optional;
import java.util.Properties;

/// The cache of classes that a folder made by `./datifyy image` holds. The start script names it to the process.
final class ClassCache {
    /// Where it is, when the JVM was told to use it.
    static final String GIVEN = "datifyy.cache";

    /// Where it is, when the script saw that it is of other jars than those beside it.
    static final String OF_OTHER_JARS = "datifyy.cache.of.other.jars";

    /// How the JVM describes itself; "sharing" is a part of it as long as classes come from a cache.
    private static final String DESCRIPTION = "java.vm.info";

    private ClassCache() {}

    /// Why a cache that is there is not used, in a sentence for the log. Told to use one, a JVM that cannot does
    /// without any, and says nothing.
    static Optional<String> whyUnused(Properties process) {
        String foreign = process.getProperty(OF_OTHER_JARS);
        if (foreign != null) {
            return Optional.of("The cache of classes " + foreign + " is of other jars than those beside it" + COST);
        }
        String given = process.getProperty(GIVEN);
        return given == null || process.getProperty(DESCRIPTION, "").contains("sharing")
                ? Optional.empty()
                : Optional.of("The cache of classes " + given + " does not fit this Java and its options" + COST);
    }

    private static final String COST =
            " and is not used: the start takes longer. `./datifyy image --layout` makes the folder anew.";
}
