package com.datifyy.application.notification.port;

import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;

/// Posts news into the channel the staff reads. A call takes a bounded time.
@FunctionalInterface
public interface StaffChannel {
    Delivery post(MessageId id, Notice.StaffNews news);
}
