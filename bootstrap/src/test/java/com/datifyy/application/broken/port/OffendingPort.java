package com.datifyy.application.broken.port;

import java.util.concurrent.CompletableFuture;

/// A port that is a class and answers later.
public class OffendingPort {
    public CompletableFuture<String> later() {
        return CompletableFuture.completedFuture("later");
    }
}
