/// Curated matches and suggestions in PostgreSQL.
@NullMarked
package com.datifyy.adapters.postgres.curation;

import org.jspecify.annotations.NullMarked;
