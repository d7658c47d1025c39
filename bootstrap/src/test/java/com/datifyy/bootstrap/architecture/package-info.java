/// The architecture as rules that can fail: what may see what, where each library lives, what types look like and
/// what nobody does. Every rule carries small programs that break it.
@NullMarked
package com.datifyy.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
