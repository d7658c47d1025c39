package com.datifyy.domain.admin;

/// What the staff can say is verified about somebody.
public enum StaffVerification {
    /// The e-mail address is theirs.
    EMAIL,
    /// Their Aadhaar card was seen.
    AADHAR,
    /// They work where they say, by an address there.
    WORK_EMAIL
}
