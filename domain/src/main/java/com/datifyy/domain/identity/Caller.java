package com.datifyy.domain.identity;

/// The person a request acts for, proven by an access token of a living session. Having one is the permission
/// to act as that person.
public record Caller(UserId id, SessionId session) {}
