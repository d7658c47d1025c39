/// All that the staff can do, of every context.
@NullMarked
package com.datifyy.application.office;

import org.jspecify.annotations.NullMarked;
