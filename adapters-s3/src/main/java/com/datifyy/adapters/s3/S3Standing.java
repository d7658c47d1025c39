package com.datifyy.adapters.s3;

/// What a look at a bucket found.
public sealed interface S3Standing {
    /// It keeps what is put, gives it back, and gives nothing to anybody else.
    record Private() implements S3Standing {}

    /// It does not keep pictures.
    ///
    /// @param why in our words and with the service's own word for it
    record Objecting(String why) implements S3Standing {}

    /// Whoever knows its address can read what is in it.
    ///
    /// @param listed whether they are told the names as well
    record Public(boolean listed) implements S3Standing {}
}
