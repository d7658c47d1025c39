/// Keeping people safe from each other: blocking, and telling the staff.
@NullMarked
package com.datifyy.application.safety;

import org.jspecify.annotations.NullMarked;
