package com.datifyy.application.notification.port;

import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;

/// Puts notices into words and sends them to mailboxes. A call takes a bounded time.
public interface Mailer {
    Delivery send(MessageId id, Notice.Mail notice);
}
