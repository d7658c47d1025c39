package com.datifyy.adapters.grpc.call;

/// Who may call an rpc.
public enum Access {
    /// Anybody, signed in or not.
    ANONYMOUS,
    /// A member with a valid access token.
    USER,
    /// Staff, signed in as staff. A member's token is never enough.
    ADMIN
}
