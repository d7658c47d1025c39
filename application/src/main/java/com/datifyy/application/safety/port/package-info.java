/// The stores of blocks and of reports.
@NullMarked
package com.datifyy.application.safety.port;

import org.jspecify.annotations.NullMarked;
