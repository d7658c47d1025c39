/// What every capability needs from the outside: transactions, fresh identifiers and limits on how often
/// something may happen.
@NullMarked
package com.datifyy.application.shared.port;

import org.jspecify.annotations.NullMarked;
