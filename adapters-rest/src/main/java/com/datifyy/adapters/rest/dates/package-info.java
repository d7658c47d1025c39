/// Dates: how the staff arranges them, and what the two people see and do.
@NullMarked
package com.datifyy.adapters.rest.dates;

import org.jspecify.annotations.NullMarked;
