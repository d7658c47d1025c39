package com.datifyy.domain.identity;

/// What an identity provider's word about somebody's e-mail address is worth.
public enum AddressWord {
    /// It does not say that the address is theirs.
    NONE,
    /// The address was theirs when they told the provider, perhaps years ago; it may have passed on since.
    ONCE,
    /// The provider keeps the mailbox, or says that the address is theirs now.
    NOW
}
