package com.datifyy.adapters.rest.http;

/// Who may call a route.
public enum Access {
    /// Anybody.
    ANONYMOUS,
    /// A person with an access token of a living session.
    USER,
    /// A member of staff whose role has the permission the route asks for. A person's token is never enough.
    STAFF,
    /// Whoever has the operator's token; where the operator gave none, the route does not exist.
    OPERATOR,
    /// Only people who run the service; the route does not exist in production.
    INTERNAL
}
