package com.datifyy.adapters.sms;

/// How an account that sends text messages stands with its provider.
public enum TwilioStanding {
    /// The provider takes the account and its secret.
    READY,
    /// It takes them, and the account is suspended or closed.
    NOT_ACTIVE,
    /// It refuses the account or its secret, as it may that of an account that is suspended.
    REFUSED,
    /// Nobody answers in time, or not with a certificate that fits.
    UNREACHABLE,
    /// It answers that something is wrong on its own side.
    FAILING,
    /// What answers does not tell of accounts, as providers may that imitate the sending of messages alone.
    NOT_TOLD
}
