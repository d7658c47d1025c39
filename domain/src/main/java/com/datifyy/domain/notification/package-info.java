/// What the service tells people outside a request: by mail, or by text message.
@NullMarked
package com.datifyy.domain.notification;

import org.jspecify.annotations.NullMarked;
