/// The store of free hours.
@NullMarked
package com.datifyy.application.availability.port;

import org.jspecify.annotations.NullMarked;
