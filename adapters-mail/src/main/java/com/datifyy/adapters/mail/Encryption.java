package com.datifyy.adapters.mail;

/// How the way to a mail server is protected.
public enum Encryption {
    /// The connection begins in the clear and becomes TLS before anything is said; a server without it gets no mail.
    STARTTLS,

    /// The connection is TLS from its first byte.
    TLS,

    /// Everything is readable on the way; only for a server on the same machine.
    NONE;

    private static final int SMTPS_PORT = 465;

    /// What servers offer on a port: TLS on 465, STARTTLS on every other one.
    public static Encryption usualOn(int port) {
        return port == SMTPS_PORT ? TLS : STARTTLS;
    }
}
