package com.datifyy.application.shared.port;

import com.datifyy.application.shared.TestClock;
import java.time.Duration;

class InMemorySharedCopiesTest implements SharedCopiesContract {
    private final TestClock clock = new TestClock();
    private final InMemorySharedCopies copies = new InMemorySharedCopies(clock);

    @Override
    public SharedCopies copies() {
        return copies;
    }

    @Override
    public void outlive(Duration life) {
        clock.advance(life);
    }
}
