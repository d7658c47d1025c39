/// Blocking and reporting, over REST.
@NullMarked
package com.datifyy.adapters.rest.safety;

import org.jspecify.annotations.NullMarked;
