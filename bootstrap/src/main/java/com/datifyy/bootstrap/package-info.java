/// Reads the settings, builds the service out of its parts, starts and stops it.
@NullMarked
package com.datifyy.bootstrap;

import org.jspecify.annotations.NullMarked;
