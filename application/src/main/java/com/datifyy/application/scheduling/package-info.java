/// Arranging dates, reading and changing them, as the staff does it.
@NullMarked
package com.datifyy.application.scheduling;

import org.jspecify.annotations.NullMarked;
