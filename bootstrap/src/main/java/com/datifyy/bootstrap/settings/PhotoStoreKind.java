package com.datifyy.bootstrap.settings;

/// Where pictures are kept.
public enum PhotoStoreKind {
    /// In the database.
    POSTGRES,
    /// In a bucket of a service that speaks like Amazon S3.
    S3
}
