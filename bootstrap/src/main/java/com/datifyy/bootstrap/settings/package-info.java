/// What the operator decided, read once from the environment into typed records. Every problem is reported at
/// the same time, each with the variable's name and the mend; secrets never print. No other package looks at
/// the environment.
@NullMarked
package com.datifyy.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
