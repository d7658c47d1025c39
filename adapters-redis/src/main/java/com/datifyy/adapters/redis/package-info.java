/// Redis, for what may be lost and is shared between instances: how often something happened. The truth
/// is never kept there, every key goes by itself, and without it the limits of the in-process adapters
/// apply.
@NullMarked
package com.datifyy.adapters.redis;

import org.jspecify.annotations.NullMarked;
