package com.datifyy.migrations.broken;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Uses every library that belongs to somebody else, and the embedded database outside development.
public final class LibraryOffender {
    com.zaxxer.hikari.@Nullable Pretended pool;
    io.grpc.@Nullable Pretended grpc;
    io.javalin.@Nullable Pretended javalin;
    io.lettuce.core.@Nullable Pretended redis;
    org.mockito.@Nullable Pretended mock;
    @Nullable CommandLine commandLine;
    @Nullable EmbeddedDatabase database;
}
