/// Settings in PostgreSQL.
@NullMarked
package com.datifyy.adapters.postgres.settings;

import org.jspecify.annotations.NullMarked;
