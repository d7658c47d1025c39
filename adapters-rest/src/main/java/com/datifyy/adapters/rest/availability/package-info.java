/// Free hours over REST.
@NullMarked
package com.datifyy.adapters.rest.availability;

import org.jspecify.annotations.NullMarked;
