/// Dates in PostgreSQL, where exclusion constraints keep everybody from being on two at once.
@NullMarked
package com.datifyy.adapters.postgres.dates;

import org.jspecify.annotations.NullMarked;
