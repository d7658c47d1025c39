package com.datifyy.domain.safety;

/// What somebody is reported for.
public enum ReportReason {
    SPAM,
    INAPPROPRIATE_CONTENT,
    FAKE_PROFILE,
    HARASSMENT,
    SCAM,
    UNDERAGE,
    STOLEN_PHOTOS,
    HATE_SPEECH,
    VIOLENCE,
    OTHER
}
