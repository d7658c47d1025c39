/// All that members can do, of every context.
@NullMarked
package com.datifyy.application.membership;

import org.jspecify.annotations.NullMarked;
