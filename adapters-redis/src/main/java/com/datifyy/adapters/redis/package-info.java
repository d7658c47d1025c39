/// Redis, for what may be lost and is shared between instances: how often something happened, and copies of
/// what was read. The truth is never kept there, every key goes by itself, and without it the limits of the
/// in-process adapters apply and everything is read from the database.
@NullMarked
package com.datifyy.adapters.redis;

import org.jspecify.annotations.NullMarked;
