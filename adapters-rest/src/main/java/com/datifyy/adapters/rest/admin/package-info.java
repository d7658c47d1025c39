/// The desk of the staff over REST.
@NullMarked
package com.datifyy.adapters.rest.admin;

import org.jspecify.annotations.NullMarked;
