/// What stands between these settings and a service that works, asked before it goes live.
@NullMarked
package com.datifyy.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
