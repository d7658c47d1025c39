package com.datifyy.adapters.security;

import com.datifyy.application.shared.port.IdGenerator;
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
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// Identifiers from the operating system's random source: people, staff, matches, suggestions and dates have
/// 31 random bits, the rest 122 (UUID version 4).
public final class SecureIds implements IdGenerator {
    private final SecureRandom random = new SecureRandom();

    @Override
    public UserId userId() {
        return new UserId(1 + random.nextInt(Integer.MAX_VALUE));
    }

    @Override
    public SessionId sessionId() {
        return new SessionId(UUID.randomUUID());
    }

    @Override
    public AdminId adminId() {
        return new AdminId(1 + random.nextInt(Integer.MAX_VALUE));
    }

    @Override
    public AdminSessionId adminSessionId() {
        return new AdminSessionId(UUID.randomUUID());
    }

    @Override
    public SlotId slotId() {
        return new SlotId(UUID.randomUUID());
    }

    @Override
    public PhotoId photoId() {
        return new PhotoId(UUID.randomUUID());
    }

    @Override
    public MessageId messageId() {
        return new MessageId(UUID.randomUUID());
    }

    @Override
    public ReportId reportId() {
        return new ReportId(UUID.randomUUID());
    }

    @Override
    public DateId dateId() {
        return new DateId(1 + random.nextInt(Integer.MAX_VALUE));
    }

    @Override
    public CuratedMatchId curatedMatchId() {
        return new CuratedMatchId(1 + random.nextInt(Integer.MAX_VALUE));
    }

    @Override
    public SuggestionId suggestionId() {
        return new SuggestionId(1 + random.nextInt(Integer.MAX_VALUE));
    }

    @Override
    public String salt() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
