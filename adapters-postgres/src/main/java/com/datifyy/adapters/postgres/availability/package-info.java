/// Free hours in PostgreSQL, where an exclusion constraint keeps them from overlapping.
@NullMarked
package com.datifyy.adapters.postgres.availability;

import org.jspecify.annotations.NullMarked;
