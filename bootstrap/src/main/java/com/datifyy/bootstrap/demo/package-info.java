/// Invented people for development and measurements: believable, many, and the same for the same seed. Their
/// attributes follow frequencies of real ones; where those come from is told in `src/demo/README.md`.
@NullMarked
package com.datifyy.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
