/// What the service writes about itself: one line per event, readable on one's own machine and JSON in
/// production.
@NullMarked
package com.datifyy.bootstrap.log;

import org.jspecify.annotations.NullMarked;
