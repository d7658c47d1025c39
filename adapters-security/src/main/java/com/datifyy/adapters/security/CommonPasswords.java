package com.datifyy.adapters.security;

import com.datifyy.application.identity.port.PasswordBlocklist;
import com.datifyy.domain.identity.Lookalikes;
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

/// Ninety-six thousand of the passwords that turn up most often in leaked data, and what people make of them to
/// please rules about digits and signs.
///
/// The list is `dictionaries/passwords.txt` of the library nbvcxz (copyright 2016 Adam Brusselback, MIT
/// licence), which carries it for its password meter. It is old, and signs are rare in it. So a password counts as
/// common if, without regard to case, it is
///
/// - an entry of the list, or one with a few signs put in, as `Pass@123`
/// - an entry of letters alone, some of them written as digits or signs that look like them, with digits, years or
///   signs around it, as `Summer2024!` and `P@ssw0rd1`
///
/// A word inside of a longer password, or with much around it, does no harm. Nothing is sent anywhere.
///
/// The list is read when the first password is asked about, which takes some tens of milliseconds; where that
/// fails, as when no file can be opened just then, with the next one.
///
/// Only a 64-bit hash of each entry is kept, 800 kB in all. That an innocent password shares one is as good
/// as impossible, and would only mean choosing another.
public final class CommonPasswords implements PasswordBlocklist {
    private static final String LIST = "/dictionaries/passwords.txt";

    /// The length of the shortest word that digits and signs around it do not make another.
    private static final int SHORTEST_WORD = 3;

    /// How many digits and signs around a word do not make it another: more of them are hard to guess themselves.
    private static final int MOST_AROUND = 8;

    /// The length of the shortest entry that signs put into it do not make another, and how many of them.
    private static final int SHORTEST_SPRINKLED = 6;

    private static final int MOST_SPRINKLED = 4;

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
                    .filter(line -> line.length() >= SHORTEST_WORD)
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
        String text = password.value();
        return isListed(text) || isSprinkled(text) || isWordWithThingsAround(text);
    }

    private boolean isListed(String text) {
        return Arrays.binarySearch(hashes(), hash(text)) >= 0;
    }

    /// Whether a text without its signs is on the list.
    private boolean isSprinkled(String text) {
        var rest = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(rest::appendCodePoint);
        return rest.length() >= SHORTEST_SPRINKLED
                && text.length() - rest.length() <= MOST_SPRINKLED
                && isListed(rest.toString());
    }

    /// Whether a text without some of what is before its first letter and behind its last reads as a word that is on
    /// the list. Not always all of it goes, since a sign at the end may stand for a letter.
    private boolean isWordWithThingsAround(String text) {
        if (text.codePoints().noneMatch(Character::isLetter)) {
            return false;
        }
        for (int start = 0; start <= MOST_AROUND; start++) {
            int around = start;
            for (int end = text.length(); end - start >= SHORTEST_WORD && around <= MOST_AROUND; end--) {
                if (Lookalikes.readings(text.substring(start, end)).stream()
                        .anyMatch(word -> word.chars().allMatch(Character::isLetter) && isListed(word))) {
                    return true;
                }
                if (Character.isLetter(text.charAt(end - 1))) {
                    break;
                }
                around++;
            }
            if (start >= text.length() || Character.isLetter(text.charAt(start))) {
                break;
            }
        }
        return false;
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
