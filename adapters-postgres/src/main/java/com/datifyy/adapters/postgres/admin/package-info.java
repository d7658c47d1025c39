/// The staff in PostgreSQL.
@NullMarked
package com.datifyy.adapters.postgres.admin;

import org.jspecify.annotations.NullMarked;
