package com.datifyy.application.shared.port;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminSessionId;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.safety.ReportId;

/// Fresh random identifiers from a cryptographic source; they show neither order nor time.
public interface IdGenerator {
    /// A number nobody may have yet; the store says whether it is taken.
    UserId userId();

    SessionId sessionId();

    /// A number no member of staff may have yet; the store says whether it is taken.
    AdminId adminId();

    AdminSessionId adminSessionId();

    SlotId slotId();

    PhotoId photoId();

    MessageId messageId();

    ReportId reportId();

    /// A number no match may have yet; the store says whether it is taken.
    CuratedMatchId curatedMatchId();

    /// A number no suggestion may have yet; the store says whether it is taken.
    SuggestionId suggestionId();

    /// A number no date may have yet; the store says whether it is taken.
    DateId dateId();

    /// 128 random bits in hexadecimal.
    String salt();
}
