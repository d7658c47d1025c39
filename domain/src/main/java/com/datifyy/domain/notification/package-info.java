/// What the service tells people outside a request, by mail or text message, and the staff in its channel.
@NullMarked
package com.datifyy.domain.notification;

import org.jspecify.annotations.NullMarked;
