package com.datifyy.application.broken;

import com.datifyy.application.brokentoo.ApplicationAccomplice;
import com.datifyy.migrations.Migrations;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Breaks what the application must keep: not final, named after a pattern, random, in a cycle, and seeing too
/// much.
public class OffendingService {
    @Nullable ApplicationAccomplice accomplice;
    @Nullable Migrations migrations;

    public UUID id() {
        return UUID.randomUUID();
    }
}
