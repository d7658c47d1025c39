/// Readings that a replica may answer, and who answers them when it cannot.
@NullMarked
package com.datifyy.adapters.postgres.replica;

import org.jspecify.annotations.NullMarked;
