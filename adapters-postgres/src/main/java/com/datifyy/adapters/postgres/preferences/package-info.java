/// Partner preferences in PostgreSQL.
@NullMarked
package com.datifyy.adapters.postgres.preferences;

import org.jspecify.annotations.NullMarked;
