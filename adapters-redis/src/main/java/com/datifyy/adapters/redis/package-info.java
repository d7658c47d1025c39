/// The connection to Redis, for what may be lost and is shared between instances. Nothing is kept there yet: a
/// configured Redis is only asked whether it answers, and the limits of the in-process adapters apply with or
/// without it.
@NullMarked
package com.datifyy.adapters.redis;

import org.jspecify.annotations.NullMarked;
