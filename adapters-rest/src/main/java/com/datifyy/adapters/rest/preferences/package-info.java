/// The partner somebody looks for, over REST.
@NullMarked
package com.datifyy.adapters.rest.preferences;

import org.jspecify.annotations.NullMarked;
