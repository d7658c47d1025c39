/// What proves a backup: sums of every table, and what guards them, seen at the moment the backup shows.
@NullMarked
package com.datifyy.adapters.postgres.backup;

import org.jspecify.annotations.NullMarked;
