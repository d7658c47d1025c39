package com.datifyy.application.identity;

/// What an account knows somebody at the door by. Nothing is proven by it: it decides which attempts and which
/// messages are counted together, so that strangers neither slow an owner down nor use up what is theirs.
public sealed interface KnownBy {
    /// A device that the account was signed in on lately. Its id is long, and made by the client; still others
    /// may learn it, or use the same. So it only ever helps: where what the device may do is used up, whoever
    /// is on it may do what they may without it.
    ///
    /// @param id what the device calls itself
    /// @param otherwise what the account would know the same visitor by without the device
    record ItsDevice(String id, KnownBy otherwise) implements KnownBy {}

    /// A place that it was signed in from lately, which others may be at as well.
    ///
    /// @param network the place, coarsely
    record ItsPlace(String network) implements KnownBy {}

    /// A stranger, or a member with a new device in a new place, who cannot be told apart.
    record Nothing() implements KnownBy {}
}
