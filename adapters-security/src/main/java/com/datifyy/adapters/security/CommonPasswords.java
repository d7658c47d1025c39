package com.datifyy.adapters.security;

import com.datifyy.application.identity.port.PasswordBlocklist;
import com.datifyy.domain.identity.Password;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Thirty-eight thousand of the passwords that turn up most often in leaked data: those of a list of a
/// hundred thousand which are long enough to be chosen here.
///
/// The list is `dictionaries/passwords.txt` of the library nbvcxz (copyright 2016 Adam Brusselback, MIT
/// licence), which carries it for its password meter. Passwords are compared without regard to case and
/// otherwise exactly; nothing is sent anywhere.
///
/// It is read when the first password is asked about, which takes some tens of milliseconds.
///
/// Only a 64-bit hash of each entry is kept, 300 kB in all. That an innocent password shares one is as good
/// as impossible, and would only mean choosing another.
public final class CommonPasswords implements PasswordBlocklist {
    private static final String LIST = "/dictionaries/passwords.txt";

    private final FutureTask<long[]> hashes = new FutureTask<>(CommonPasswords::read);

    private static long[] read() {
        var stream = CommonPasswords.class.getResourceAsStream(LIST);
        if (stream == null) {
            throw new IllegalStateException("the list of common passwords is not on the class path: " + LIST);
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.length() >= Password.SHORTEST)
                    .mapToLong(CommonPasswords::hash)
                    .distinct()
                    .sorted()
                    .toArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean contains(Password password) {
        return Arrays.binarySearch(hashes(), hash(password.value())) >= 0;
    }

    int size() {
        return hashes().length;
    }

    private long[] hashes() {
        hashes.run(); // the first time only
        try {
            return hashes.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the list of common passwords was read", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the list of common passwords cannot be read", failure.getCause());
        }
    }

    /// FNV-1a over the characters in lower case.
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            hash = (hash ^ lower.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
