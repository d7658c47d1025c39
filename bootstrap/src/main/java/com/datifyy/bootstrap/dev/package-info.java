/// What `datifyy dev` adds to the service: a database of its own, secrets it makes up and keeps, a demo
/// population, and a welcome that says what to try.
@NullMarked
package com.datifyy.bootstrap.dev;

import org.jspecify.annotations.NullMarked;
