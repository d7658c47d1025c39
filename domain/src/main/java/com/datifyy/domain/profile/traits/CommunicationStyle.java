package com.datifyy.domain.profile.traits;

/// How somebody likes to keep in touch.
public enum CommunicationStyle {
    BIG_TIME_TEXTER,
    PHONE_CALLER,
    VIDEO_CHATTER,
    IN_PERSON,
    BAD_TEXTER
}
