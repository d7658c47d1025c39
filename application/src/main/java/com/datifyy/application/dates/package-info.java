/// Dates of two people: arranging them, keeping or cancelling them, and what both see of them.
@NullMarked
package com.datifyy.application.dates;

import org.jspecify.annotations.NullMarked;
