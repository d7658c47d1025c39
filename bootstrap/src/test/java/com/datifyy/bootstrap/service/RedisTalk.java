package com.datifyy.bootstrap.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/// What a Redis on this machine answers to whoever types commands into a connection of their own.
public record RedisTalk(int port) {
    /// The first line of the answer.
    public String answer(String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    /// How many keys there are.
    ///
    /// @param pattern with a star for anything
    public int keys(String pattern) {
        return number("EVAL \"return #redis.call('keys','%s')\" 0".formatted(pattern));
    }

    /// Puts a value in place of everything there is under a pattern; it goes when the other would have.
    ///
    /// @return how many keys that were
    public int replace(String pattern, String value) {
        return number("""
                EVAL "local keys=redis.call('keys','%s') \
                for _,key in ipairs(keys) do redis.call('set',key,'%s','KEEPTTL') end return #keys" 0""".formatted(pattern, value));
    }

    private int number(String command) {
        String answer = answer(command);
        if (!answer.startsWith(":")) {
            throw new IllegalStateException(answer);
        }
        return Integer.parseInt(answer.substring(1));
    }
}
