/// Keeps in Redis what may be lost and is shared between instances: limits, caches and short-lived events. Nothing is
/// wired to it yet; without a `REDIS_URL` the in-process adapters take its place.
@NullMarked
package com.datifyy.adapters.redis;

import org.jspecify.annotations.NullMarked;
