/// The program: puts the parts together, starts them in order and stops them in the reverse. The only place
/// that constructs adapters.
@NullMarked
package com.datifyy.bootstrap;

import org.jspecify.annotations.NullMarked;
