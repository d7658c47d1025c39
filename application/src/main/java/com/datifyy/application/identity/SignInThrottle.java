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
import java.util.List;
import java.util.Map;

/// Slows guessing down: for one subject from one network quickly, for one subject from everywhere gently.
///
/// Where the owner has signed in from before, only failures of that place and around it count, so that nobody
/// elsewhere locks somebody else out. It is all kept with the accounts: neither a restart nor another
/// instance starts from zero.
public final class SignInThrottle {
    private static final int AROUND = 1;
    private static final int EVERYWHERE = 2;

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
    public void admit(String subject, Network network, boolean familiar) {
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
    public void succeeded(String subject, Network network) {
        counters(subject, network).forEach(failures::clear);
    }

    /// Takes the last attempt back, and no other: it was right for an account that merely claims the subject.
    /// Call it inside a unit of work.
    public void takeBack(String subject, Network network) {
        for (String counter : counters(subject, network)) {
            failures.findForUpdate(counter).map(FailedSignIns::andOneLess).ifPresent(left -> {
                if (left.count() == 0) {
                    failures.clear(counter);
                } else {
                    failures.save(counter, left);
                }
            });
        }
    }

    /// What an attempt is counted by, always locked in this order: here, around here, everywhere.
    private List<String> counters(String subject, Network network) {
        return List.of(
                secrets.digest("sign-in from " + network.name(), subject),
                secrets.digest("sign-in from around " + network.coarse(), subject),
                subject);
    }

    /// Like [#admit] inside a unit of work, whose record of somebody being made to wait has to stay.
    ///
    /// @return how long the subject has to wait; zero when the attempt may be made
    Duration attempt(String subject, Network network, boolean familiar) {
        Instant now = clock.instant();
        List<String> counters = counters(subject, network);
        List<FailedSignIns> before = counters.stream()
                .map(counter -> failures.findForUpdate(counter).orElseGet(() -> FailedSignIns.none(now)))
                .toList();
        Duration waitHere = before.getFirst().waitAt(now, Patience.ONE_NETWORK);
        Duration waitWidely = before.get(familiar ? AROUND : EVERYWHERE).waitAt(now, Patience.EVERYWHERE);
        Duration wait = waitHere.compareTo(waitWidely) > 0 ? waitHere : waitWidely;
        if (wait.isZero()) {
            for (int i = 0; i < counters.size(); i++) {
                failures.save(counters.get(i), before.get(i).andOneMore(now));
            }
        } else {
            events.record(SecurityEvent.Kind.SIGN_IN_DELAYED, null, null, network, Map.of());
        }
        return wait;
    }

    private static Duration roundedUp(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }
}
