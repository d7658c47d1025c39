/// Profiles in PostgreSQL.
@NullMarked
package com.datifyy.adapters.postgres.profile;

import org.jspecify.annotations.NullMarked;
