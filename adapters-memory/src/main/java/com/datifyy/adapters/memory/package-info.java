/// Caches, limits and events that live in this process: what is used when no Redis is configured.
@NullMarked
package com.datifyy.adapters.memory;

import org.jspecify.annotations.NullMarked;
