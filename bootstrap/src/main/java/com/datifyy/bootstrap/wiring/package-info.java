/// Who gets what: plain construction in the order of dependence. A different arrangement is a different
/// composition, not an `if` further down.
@NullMarked
package com.datifyy.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
