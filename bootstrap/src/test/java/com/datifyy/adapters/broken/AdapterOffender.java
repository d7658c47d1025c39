package com.datifyy.adapters.broken;

import com.datifyy.adapters.brokentoo.OffenderJson;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.shared.port.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// An adapter that sees another one and an activity, opens units of work, prints, reads the environment, and
/// keeps things in threads.
public final class AdapterOffender {
    private static final ThreadLocal<String> KEPT = new ThreadLocal<>();

    @Nullable OffenderJson other;
    @Nullable SignIn signIn;

    public void offend(UnitOfWork unitOfWork) {
        unitOfWork.run(() -> KEPT.set(System.getenv("HOME")));
        System.out.println(KEPT.get());
    }
}
