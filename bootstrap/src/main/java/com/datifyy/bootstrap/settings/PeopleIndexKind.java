package com.datifyy.bootstrap.settings;

/// Where it is found out who fits whom.
public enum PeopleIndexKind {
    /// In PostgreSQL alone.
    POSTGRES,
    /// In this process, with a last look in PostgreSQL.
    MEMORY
}
