package com.datifyy.adapters.security;

import com.datifyy.application.identity.port.PasswordBlocklist;
import com.datifyy.domain.identity.Password;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Thirty-eight thousand of the passwords that turn up most often in leaked data: those of a list of a
/// hundred thousand which are long enough to be chosen here.
///
/// The list is `dictionaries/passwords.txt` of the library nbvcxz (copyright 2016 Adam Brusselback, MIT
/// licence), which carries it for its password meter. Passwords are compared without regard to case and
/// otherwise exactly; nothing is sent anywhere.
///
/// It is read when the first password is asked about, which takes some tens of milliseconds; where that
/// fails, as when no file can be opened just then, with the next one.
///
/// Only a 64-bit hash of each entry is kept, 300 kB in all. That an innocent password shares one is as good
/// as impossible, and would only mean choosing another.
public final class CommonPasswords implements PasswordBlocklist {
    private static final String LIST = "/dictionaries/passwords.txt";

    private final Supplier<@Nullable InputStream> list;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile long @Nullable [] hashes;

    public CommonPasswords() {
        this(() -> CommonPasswords.class.getResourceAsStream(LIST));
    }

    CommonPasswords(Supplier<@Nullable InputStream> list) {
        this.list = list;
    }

    private static long[] hashesIn(Supplier<@Nullable InputStream> list) {
        try (InputStream stream = list.get()) {
            if (stream == null) {
                throw new IllegalStateException("the list of common passwords is not on the class path: " + LIST);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
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
        long[] known = hashes;
        if (known == null) {
            reading.lock();
            try {
                known = hashes;
                if (known == null) {
                    known = hashesIn(list);
                    hashes = known;
                }
            } finally {
                reading.unlock();
            }
        }
        return known;
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
