package com.datifyy.application.shared.port;

import com.datifyy.application.shared.TestClock;
import java.time.Duration;

class CountingRateLimiterTest implements CommonCountContract {
    private final TestClock clock = new TestClock();
    private final CountingRateLimiter limiter = new CountingRateLimiter(clock);

    @Override
    public CommonCount limiter() {
        return limiter;
    }

    @Override
    public void letPass(Duration time) {
        clock.advance(time);
    }
}
