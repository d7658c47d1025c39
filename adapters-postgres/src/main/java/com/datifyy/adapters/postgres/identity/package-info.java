/// Accounts, sessions and refresh tokens in PostgreSQL.
@NullMarked
package com.datifyy.adapters.postgres.identity;

import org.jspecify.annotations.NullMarked;
