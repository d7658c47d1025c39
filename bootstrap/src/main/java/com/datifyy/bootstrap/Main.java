package com.datifyy.bootstrap;

import com.datifyy.bootstrap.cli.Datifyy;
import java.security.Security;

/// Where the program begins.
public final class Main {

    /// For so long the address of a host is taken for true. By default it is half a minute, in which a server that
    /// took another's place is not found.
    private static final String SECONDS_KNOWN = "5";

    /// For so long a host is not asked for again whose name was not known; by default it is ten seconds.
    private static final String SECONDS_UNKNOWN = "1";

    private Main() {}

    public static void main(String[] arguments) {
        // The JDK reads both once, when the first name is looked up.
        Security.setProperty("networkaddress.cache.ttl", SECONDS_KNOWN);
        Security.setProperty("networkaddress.cache.negative.ttl", SECONDS_UNKNOWN);
        System.exit(Datifyy.run(arguments));
    }
}
