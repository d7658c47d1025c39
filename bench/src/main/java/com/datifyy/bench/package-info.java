/// Measures what matters for speed below the service as a whole: the domain and access tokens with JMH, and
/// password hashing on a small heap.
@NullMarked
package com.datifyy.bench;

import org.jspecify.annotations.NullMarked;
