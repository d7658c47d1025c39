package com.datifyy.domain.broken;

import com.datifyy.domain.brokentoo.DomainAccomplice;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Breaks what the domain must keep; nothing but the tests of the rules looks at it.
public class DomainOffender {
    private Logger log = LoggerFactory.getLogger(DomainOffender.class);
    private DomainAccomplice accomplice = new DomainAccomplice();

    public void setAccomplice(DomainAccomplice changed) {
        accomplice = changed;
        log.info("{} at {}", accomplice, Instant.now());
    }

    /// An id that is no record.
    public static final class OffenderId {}
}
