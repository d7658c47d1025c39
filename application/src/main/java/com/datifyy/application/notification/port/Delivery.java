package com.datifyy.application.notification.port;

/// How an attempt to deliver a message ended.
public sealed interface Delivery {
    /// The message was handed over.
    record Done() implements Delivery {}

    /// It may work later: nobody answered, or the receiver was busy.
    ///
    /// @param why a few words for the operator, without personal data
    record Later(String why) implements Delivery {}

    /// It will never work: the receiver does not exist, or will not have it.
    ///
    /// @param why a few words for the operator, without personal data
    record Never(String why) implements Delivery {}
}
