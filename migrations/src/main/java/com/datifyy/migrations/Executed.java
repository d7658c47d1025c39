package com.datifyy.migrations;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// How many migrations were run, in however many tries.
final class Executed implements Callback {
    private int count;

    int count() {
        return count;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        count++;
    }

    @Override
    public String getCallbackName() {
        return "executed";
    }
}
