/// Tests of the load generator: its pacing in a time of its own, its HTTP against a stub.
@NullMarked
package com.datifyy.bench.load;

import org.jspecify.annotations.NullMarked;
