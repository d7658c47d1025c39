/// Backups with `pg_dump`, and the proof that they can be restored.
@NullMarked
package com.datifyy.bootstrap.backup;

import org.jspecify.annotations.NullMarked;
