/// What telling people needs from the outside: a place where messages wait, and the ways they leave by.
@NullMarked
package com.datifyy.application.notification.port;

import org.jspecify.annotations.NullMarked;
