package com.datifyy.bootstrap;

import com.datifyy.bootstrap.cli.Datifyy;

/// Where the program begins.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Datifyy.run(arguments));
    }
}
