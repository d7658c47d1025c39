package com.datifyy.adapters.grpc.call;

/// Who may call an rpc.
public enum Access {
    /// Anybody, signed in or not.
    ANONYMOUS,
    /// A member with a valid access token.
    USER,
    /// A member of staff whose role has the permission the rpc asks for. A person's token is never enough.
    STAFF
}
