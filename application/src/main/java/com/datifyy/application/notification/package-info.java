/// Telling people something outside a request: what is to be told waits in the outbox, and the relay delivers it.
@NullMarked
package com.datifyy.application.notification;

import org.jspecify.annotations.NullMarked;
