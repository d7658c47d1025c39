/// Implements the ports of the application on PostgreSQL.
@NullMarked
package com.datifyy.adapters.postgres;

import org.jspecify.annotations.NullMarked;
