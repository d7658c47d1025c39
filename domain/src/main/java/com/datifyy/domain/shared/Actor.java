package com.datifyy.domain.shared;

/// Whoever a request acts for: a person or a member of staff.
public interface Actor {
    /// What they are: `account` or `staff`.
    String kind();

    /// Their number among those of their kind.
    int number();

    /// The key under which limits count their requests.
    String key();
}
