package com.datifyy.adapters.rest.http;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The versions a caller wants to change, as an `If-Match` header tells them.
public final class IfMatch {
    /// A version that nothing ever has.
    private static final long NEVER = -1;

    private static final int LONGEST = 1_000;

    private IfMatch() {}

    /// The version that has to be the current one, or null when any may be.
    ///
    /// Weak tags and those of something else match nothing, as RFC 9110 has it.
    ///
    /// @param tag an entity tag without its quotes, whose first group is the version
    /// @param current asked when several versions are named
    public static @Nullable Long version(@Nullable String header, Pattern tag, LongSupplier current) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        Set<Long> versions = new HashSet<>();
        if (header.length() <= LONGEST) {
            for (String part : header.split(",", -1)) {
                Matcher matcher = Pattern.compile("\"" + tag.pattern() + "\"").matcher(part.strip());
                if (matcher.matches()) {
                    versions.add(Long.valueOf(matcher.group(1)));
                }
            }
        }
        if (versions.size() == 1) {
            return versions.iterator().next();
        }
        long now = versions.isEmpty() ? NEVER : current.getAsLong();
        return versions.contains(now) ? now : NEVER;
    }
}
