/// Measures the parts of the domain whose speed matters, with JMH. Built only by the `bench` profile.
@NullMarked
package com.datifyy.bench;

import org.jspecify.annotations.NullMarked;
