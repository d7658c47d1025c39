package com.datifyy.adapters.redis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// What the test of something that is kept in Redis stands on: a server for the class, emptied before each test.
abstract class RedisTest {
    static final int PORT = RedisServer.freePort();

    static RedisServer server;
    static RedisConnection redis;

    @BeforeAll
    static void start() {
        server = RedisServer.startAt(PORT);
        redis = new RedisConnection(RedisAddress.plain("127.0.0.1", PORT));
        RedisConnectionTest.awaitPing(redis, true);
    }

    @AfterAll
    static void stop() {
        redis.close();
        server.close();
    }

    @BeforeEach
    void flush() {
        redis.ask(commands -> commands.flushall());
    }
}
