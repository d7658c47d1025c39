/// The store of blocks.
@NullMarked
package com.datifyy.application.safety.port;

import org.jspecify.annotations.NullMarked;
