package com.datifyy.adapters.rest.http;

/// Who may call a route.
public enum Access {
    /// Anybody.
    ANONYMOUS,
    /// A person with an access token of a living session.
    USER,
    /// A member of staff. Nobody can sign in as one in this release, so everybody is refused.
    ADMIN,
    /// Only people who run the service; the route does not exist in production.
    INTERNAL
}
