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

/// Thirty-eight thousand of the passwords that turn up most often in leaked data: those of a list of a hundred
/// thousand which are long enough to be chosen here.
///
/// The list is `dictionaries/passwords.txt` of the library nbvcxz (copyright 2016 Adam Brusselback, MIT licence),
/// which carries it for its password meter. Passwords are compared without regard to case and otherwise exactly;
/// nothing is sent anywhere.
///
/// Only a 64-bit hash of each entry is kept, 300 kB in all. That an innocent password shares one is as good as
/// impossible, and would only mean choosing another.
public final class CommonPasswords implements PasswordBlocklist {
    private static final String LIST = "/dictionaries/passwords.txt";

    private final long[] hashes;

    private CommonPasswords(long[] hashes) {
        this.hashes = hashes;
    }

    /// Reads the list, which takes some tens of milliseconds.
    public static CommonPasswords load() {
        var stream = CommonPasswords.class.getResourceAsStream(LIST);
        if (stream == null) {
            throw new IllegalStateException("the list of common passwords is not on the class path: " + LIST);
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new CommonPasswords(lines.lines()
                    .filter(line -> line.length() >= Password.SHORTEST)
                    .mapToLong(CommonPasswords::hash)
                    .distinct()
                    .sorted()
                    .toArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean contains(Password password) {
        return Arrays.binarySearch(hashes, hash(password.value())) >= 0;
    }

    int size() {
        return hashes.length;
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
