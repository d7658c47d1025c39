package com.datifyy.application.notification.port;

import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;

/// Puts notices into a few words and sends them to telephones. A call takes a bounded time.
public interface SmsSender {
    Delivery send(MessageId id, Notice.Text notice);
}
