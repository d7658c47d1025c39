/// What lives in this process and ends with it: limits on how often something may happen. It is the default, and it
/// is what remains when no Redis is configured; several instances then count apart.
@NullMarked
package com.datifyy.adapters.memory;

import org.jspecify.annotations.NullMarked;
