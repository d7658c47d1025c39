/// Fills the tables with many people at once, for demonstrations and measurements.
@NullMarked
package com.datifyy.adapters.postgres.bulk;

import org.jspecify.annotations.NullMarked;
