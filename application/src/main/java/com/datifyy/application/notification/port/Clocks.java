package com.datifyy.application.notification.port;

import com.datifyy.domain.identity.UserId;
import java.time.ZoneId;

/// By whose clock times are told.
public interface Clocks {
    /// The zone that somebody reads times in: UTC while they chose none.
    ZoneId of(UserId whom);
}
