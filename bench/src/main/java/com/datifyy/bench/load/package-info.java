/// A load generator: sends requests over HTTP/1.1 at a constant rate or as fast as they are answered, and says how
/// long the answers took. It talks to this machine only.
@NullMarked
package com.datifyy.bench.load;

import org.jspecify.annotations.NullMarked;
