package com.datifyy.adapters.rest.http;

import com.datifyy.application.shared.Door;
import io.javalin.http.Context;

/// That somebody was let in by what the headers said, before the body was there. Whoever reads the body asks whether
/// they still are, once it has arrived.
///
/// @param since when they were let in, by `System.nanoTime`
/// @param again asks for the caller once more, and refuses whoever is not let in any more
record Admission(long since, Runnable again) {
    private static final String ADMISSION = "admission";

    /// Of somebody who was let in just now.
    static Admission now(Runnable again) {
        return new Admission(System.nanoTime(), again);
    }

    /// Notes it with a request.
    void of(Context context) {
        context.attribute(ADMISSION, this);
    }

    /// Asks again for whoever was let in, if that is long ago; called with all that was sent at hand.
    ///
    /// @throws com.datifyy.domain.shared.Refusal when they are not let in any more
    static void requireStill(Context context) {
        Admission admission = context.attribute(ADMISSION);
        if (admission != null && System.nanoTime() - admission.since > Door.AT_ONCE.toNanos()) {
            admission.again.run();
        }
    }
}
