package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Actor;

/// The person a request acts for, proven by an access token of a living session. Having one is the permission
/// to act as that person.
public record Caller(UserId id, SessionId session) implements Actor {
    @Override
    public String kind() {
        return "account";
    }

    @Override
    public int number() {
        return id.value();
    }

    @Override
    public String key() {
        return "person " + id;
    }
}
