package com.datifyy.application.curation;

import com.datifyy.domain.curation.Hindrance;
import com.datifyy.domain.identity.UserId;

/// Somebody whom the staff chose and who was not analysed.
public record LeftOut(UserId person, Hindrance why) {}
