/// What arranging dates needs from outside.
@NullMarked
package com.datifyy.application.dates.port;

import org.jspecify.annotations.NullMarked;
