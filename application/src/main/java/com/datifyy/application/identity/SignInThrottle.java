package com.datifyy.application.identity;

import com.datifyy.application.identity.port.FailedSignInRepository;
import com.datifyy.application.identity.port.OneTimeSecrets;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.FailedSignIns;
import com.datifyy.domain.identity.FailedSignIns.Patience;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Slows guessing down: for one subject from one network quickly, for one subject from everywhere gently.
///
/// Where the owner has signed in from before, only that network's own failures count, so that nobody locks
/// somebody else out. It is all kept with the accounts: neither a restart nor another instance starts from
/// zero.
public final class SignInThrottle {
    private final FailedSignInRepository failures;
    private final OneTimeSecrets secrets;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public SignInThrottle(
            FailedSignInRepository failures,
            OneTimeSecrets secrets,
            SecurityEvents events,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.failures = failures;
        this.secrets = secrets;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Counts an attempt before it is made, so that many at once count as well.
    ///
    /// @param subject whose sign-in, not readable
    /// @param familiar whether the subject has signed in from the network before
    /// @throws TooManyRequests when the subject has to wait
    void admit(String subject, Network network, boolean familiar) {
        Duration wait = unitOfWork.execute(() -> attempt(subject, network, familiar));
        if (wait.isPositive()) {
            throw refusal(wait);
        }
    }

    /// What somebody is told who has to wait.
    static TooManyRequests refusal(Duration wait) {
        return new TooManyRequests("Too many attempts to sign in, please wait", roundedUp(wait));
    }

    /// Forgets the attempts, since the last one was right; call it inside a unit of work.
    void succeeded(String subject, Network network) {
        failures.clear(fromNetwork(subject, network));
        failures.clear(subject);
    }

    /// Like [#admit] inside a unit of work, whose record of somebody being made to wait has to stay.
    ///
    /// @return how long the subject has to wait; zero when the attempt may be made
    Duration attempt(String subject, Network network, boolean familiar) {
        Instant now = clock.instant();
        String here = fromNetwork(subject, network);
        FailedSignIns fromHere = remembered(failures.findForUpdate(here), now);
        FailedSignIns fromEverywhere = remembered(failures.findForUpdate(subject), now);
        Duration waitHere = fromHere.waitAt(now, Patience.ONE_NETWORK);
        Duration waitEverywhere = familiar ? Duration.ZERO : fromEverywhere.waitAt(now, Patience.EVERYWHERE);
        Duration wait = waitHere.compareTo(waitEverywhere) > 0 ? waitHere : waitEverywhere;
        if (wait.isZero()) {
            failures.save(here, fromHere.andOneMore(now));
            failures.save(subject, fromEverywhere.andOneMore(now));
        } else {
            events.record(SecurityEvent.Kind.SIGN_IN_DELAYED, null, null, network, Map.of());
        }
        return wait;
    }

    private static FailedSignIns remembered(Optional<FailedSignIns> found, Instant now) {
        return found.orElseGet(() -> FailedSignIns.none(now));
    }

    private String fromNetwork(String subject, Network network) {
        return secrets.digest("sign-in from " + network.name(), subject);
    }

    private static Duration roundedUp(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }
}
