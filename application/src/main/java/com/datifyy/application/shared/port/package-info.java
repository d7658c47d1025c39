/// What every capability needs from the outside: transactions, fresh identifiers, sealed values and
/// limits on how often something may happen.
@NullMarked
package com.datifyy.application.shared.port;

import org.jspecify.annotations.NullMarked;
