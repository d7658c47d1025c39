package com.datifyy.application.admin;

import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes what the staff does and reads, in the log that only grows and in the service's own.
public final class Deeds {
    private static final Logger LOG = LoggerFactory.getLogger("com.datifyy.security");

    private final StaffLog log;
    private final InstantSource clock;

    public Deeds(StaffLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Notes a deed about nobody in particular; call it inside the unit of work that does it.
    public void note(AdminCaller admin, StaffDeed.Kind kind) {
        note(admin, kind, null, "", Map.of());
    }

    /// Notes that something about a person was read or done; call it inside the unit of work that does it.
    public void note(AdminCaller admin, StaffDeed.Kind kind, UserId subject) {
        note(admin, kind, subject, "", Map.of());
    }

    /// Notes a deed; call it inside the unit of work that does it. What is done about two people is noted by
    /// [#noteOfTwo].
    ///
    /// @param why the reason that was given; may be empty
    /// @param details words and numbers that tell more, nothing personal
    /// @throws InvalidInput when the reason is too long
    public void note(
            AdminCaller admin, StaffDeed.Kind kind, @Nullable UserId subject, String why, Map<String, String> details) {
        if (kind.isOfTwo()) {
            throw new IllegalArgumentException("something that is done about two people");
        }
        append(new StaffDeed(
                kind,
                admin.id(),
                subject,
                Set.of(),
                Texts.clean("reason", why, StaffDeed.LONGEST_REASON, true),
                admin.network(),
                clock.instant(),
                details));
    }

    /// Notes of two people, each by themselves, what was done about both: one deed of one moment. Call it inside the
    /// unit of work that does it.
    ///
    /// @param kind one that [is of two][StaffDeed.Kind#isOfTwo]
    /// @param details of each of the two, words and numbers that tell more, nothing personal
    public void noteOfTwo(AdminCaller admin, StaffDeed.Kind kind, Map<UserId, Map<String, String>> details) {
        if (!kind.isOfTwo() || details.size() != 2) {
            throw new IllegalArgumentException("not something that is done about two people");
        }
        Instant at = clock.instant();
        new TreeMap<>(details)
                .forEach((person, more) ->
                        append(new StaffDeed(kind, admin.id(), person, Set.of(), "", admin.network(), at, more)));
    }

    /// Notes that several people were shown at once, each by their number: what they said or want, or when they are
    /// free. Call it inside the unit of work that reads it.
    ///
    /// @param subject for whose sake, or null
    /// @param shown at most [StaffDeed#MOST_OTHERS]
    /// @param details words and numbers that tell more, nothing personal
    public void noteShown(
            AdminCaller admin,
            StaffDeed.Kind kind,
            @Nullable UserId subject,
            Collection<UserId> shown,
            Map<String, String> details) {
        append(new StaffDeed(
                kind, admin.id(), subject, Set.copyOf(shown), "", admin.network(), clock.instant(), details));
    }

    /// Notes what happened at the door, or was done by the operator.
    void noteOutside(StaffDeed.Kind kind, @Nullable AdminId who, String network, Map<String, String> details) {
        append(new StaffDeed(kind, who, null, Set.of(), "", network, clock.instant(), details));
    }

    private void append(StaffDeed deed) {
        log.append(deed);
        String event = deed.kind().event();
        var line = LOG.atInfo().addKeyValue("event", event);
        AdminId who = deed.who();
        if (who != null) {
            line = line.addKeyValue("staff", who.toString());
        }
        UserId subject = deed.subject();
        if (subject != null) {
            line = line.addKeyValue("account", subject.toString());
        }
        if (!deed.others().isEmpty()) {
            line = line.addKeyValue("others", deed.others().size());
        }
        line.log("security event {}", event);
    }
}
