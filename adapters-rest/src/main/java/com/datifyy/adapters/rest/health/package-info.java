/// Whether the service lives, and whether its stores do.
@NullMarked
package com.datifyy.adapters.rest.health;

import org.jspecify.annotations.NullMarked;
