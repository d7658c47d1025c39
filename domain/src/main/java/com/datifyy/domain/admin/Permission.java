package com.datifyy.domain.admin;

/// What members of staff may do, by their role.
public enum Permission {
    /// Read and change one's own name and address.
    OWN_PROFILE,
    /// List people, search for them, and read what they told about themselves.
    SEE_USERS,
    /// Suspend people, let them in again, sign them out, delete them, and say what is verified about them.
    CHANGE_USERS,
    /// Read what people reported about each other, and decide.
    REVIEW_REPORTS,
    /// Read candidates, curated matches, suggestions and dates.
    SEE_CURATION,
    /// Curate matches, suggest them, and schedule dates.
    CURATE,
    /// Read figures about everybody.
    SEE_FIGURES,
    /// Let people join the staff, change their roles, and end it.
    MANAGE_STAFF,
    /// Write to the staff's channel.
    SEND_TO_SLACK
}
