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
import java.util.UUID;

/// Identifiers that count, so that tests can foresee them.
public final class CountingIds implements IdGenerator {
    private int last;

    @Override
    public UserId userId() {
        return new UserId(next());
    }

    @Override
    public SessionId sessionId() {
        return new SessionId(new UUID(0, next()));
    }

    @Override
    public AdminId adminId() {
        return new AdminId(next());
    }

    @Override
    public AdminSessionId adminSessionId() {
        return new AdminSessionId(new UUID(0, next()));
    }

    @Override
    public SlotId slotId() {
        return new SlotId(new UUID(0, next()));
    }

    @Override
    public PhotoId photoId() {
        return new PhotoId(new UUID(0, next()));
    }

    @Override
    public MessageId messageId() {
        return new MessageId(new UUID(0, next()));
    }

    @Override
    public ReportId reportId() {
        return new ReportId(new UUID(0, next()));
    }

    @Override
    public DateId dateId() {
        return new DateId(next());
    }

    @Override
    public CuratedMatchId curatedMatchId() {
        return new CuratedMatchId(next());
    }

    @Override
    public SuggestionId suggestionId() {
        return new SuggestionId(next());
    }

    @Override
    public String salt() {
        return "salt-" + next();
    }

    /// Makes the next identifier this number plus one.
    public synchronized void continueAfter(int number) {
        last = number;
    }

    private synchronized int next() {
        return ++last;
    }
}
