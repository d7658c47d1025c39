/// Blocks and reports in PostgreSQL.
@NullMarked
package com.datifyy.adapters.postgres.safety;

import org.jspecify.annotations.NullMarked;
