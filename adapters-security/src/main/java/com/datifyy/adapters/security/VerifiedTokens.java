package com.datifyy.adapters.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers what tokens say whose signature has been checked, since checking one on an elliptic curve takes far
/// longer than everything else about a request's caller.
///
/// Nothing that can change is remembered: not whether a token has expired, nor its session or account. Only right
/// tokens get in, so forged ones push none out; when it is full, the one that was not asked for longest goes.
final class VerifiedTokens {
    /// A token and what it says are some 700 bytes: 6 MB when it is full.
    static final int MOST = 8_192;

    private final Map<String, VerifiedToken> tokens = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, VerifiedToken> eldest) {
            return size() > MOST;
        }
    };

    /// Locked for looking up as well, since that changes the order.
    synchronized Optional<VerifiedToken> find(String token) {
        return Optional.ofNullable(tokens.get(token));
    }

    synchronized void add(String token, VerifiedToken content) {
        tokens.put(token, content);
    }

    /// Forgets one that is of no more use.
    synchronized void remove(String token) {
        tokens.remove(token);
    }

    synchronized int size() {
        return tokens.size();
    }
}
