package com.datifyy.domain.profile;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;

/// Whom a [PhotoLink] is for.
public sealed interface PhotoViewer {
    /// A person: its owner, or somebody they are shown to.
    record Person(UserId id) implements PhotoViewer {}

    /// A member of staff.
    record Staff(AdminId id) implements PhotoViewer {}
}
