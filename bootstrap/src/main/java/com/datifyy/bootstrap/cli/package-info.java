/// The command line: `datifyy serve`, `dev`, `migrate`, `outbox`, `version`. Prints for people; mistakes end in one
/// sentence and an exit code.
@NullMarked
package com.datifyy.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
