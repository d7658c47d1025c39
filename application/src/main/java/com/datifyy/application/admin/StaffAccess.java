package com.datifyy.application.admin;

import com.datifyy.application.admin.port.AdminSessionRepository;
import com.datifyy.application.admin.port.AdminSessionRepository.Held;
import com.datifyy.application.identity.port.OneTimeSecrets;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Finds out which member of staff is calling. Session and role are looked up at every request, so that ending the
/// one or changing the other takes effect on the next, on every instance.
public final class StaffAccess {
    private final AdminSessionRepository sessions;
    private final OneTimeSecrets secrets;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public StaffAccess(
            AdminSessionRepository sessions, OneTimeSecrets secrets, UnitOfWork unitOfWork, InstantSource clock) {
        this.sessions = sessions;
        this.secrets = secrets;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// The member of staff a token speaks for; nobody for one that does not hold, and for every token of a person.
    public Optional<AdminCaller> callerOf(String token, Network network) {
        if (!StaffToken.canBeOne(token)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Held> held = sessions.findHeld(StaffToken.digest(secrets, token))
                .filter(one -> one.session().isAlive(now) && one.admin().active());
        held.filter(one -> one.session().isWorthNoting(now)).ifPresent(one -> touch(one, now));
        return held.map(one -> new AdminCaller(
                one.admin().id(), one.session().id(), one.admin().role(), network.coarse()));
    }

    /// Notes the activity. A store that can only be read right now does not keep anybody out.
    private void touch(Held held, Instant now) {
        try {
            unitOfWork.run(() -> sessions.touch(held.session().id(), now));
        } catch (Unavailable readOnly) {
            // noted at one of the next requests
        }
    }
}
