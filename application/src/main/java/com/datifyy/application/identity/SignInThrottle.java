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
import java.util.stream.Stream;

/// Slows guessing down: for one subject from one network quickly, for one subject from everywhere gently.
///
/// Where the owner was signed in from only the failures of that place and around it count, so that strangers
/// elsewhere do not lock them out. On a device they were signed in on attempts are free as well while those
/// of the device are few, so that neither does a neighbour; once they are many the device counts for nothing,
/// since others may know its id. It is all kept with the accounts: neither a restart nor another instance
/// starts from zero.
public final class SignInThrottle {
    /// Where the counters are in their order: from the network, from around it, from everywhere, and on a
    /// device.
    private static final int HERE = 0;

    private static final int AROUND = 1;
    private static final int EVERYWHERE = 2;
    private static final int ON_DEVICE = 3;

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
    /// @param known what the subject's account knows the network or the device by
    /// @throws TooManyRequests when the subject has to wait
    public void admit(String subject, Network network, KnownBy known) {
        Duration wait = unitOfWork.execute(() -> attempt(subject, network, known));
        if (wait.isPositive()) {
            throw refusal(wait);
        }
    }

    /// Like [#admit] for an address, whether or not it has an owner: whoever has to wait is told as well what ends
    /// the wait, where mails are sent.
    ///
    /// @throws TooManyRequests when the address has to wait
    void admitAddress(String subject, Network network, KnownBy known, Channels channels) {
        Duration wait = unitOfWork.execute(() -> attempt(subject, network, known));
        if (wait.isPositive()) {
            throw channels.mail() ? refusalWithAWayIn(wait) : refusal(wait);
        }
    }

    private static TooManyRequests refusalWithAWayIn(Duration wait) {
        return new TooManyRequests(
                "Too many attempts to sign in: please wait, or choose a new password by mail, which lets you in at"
                        + " once",
                roundedUp(wait));
    }

    /// What somebody is told who has to wait.
    static TooManyRequests refusal(Duration wait) {
        return new TooManyRequests("Too many attempts to sign in, please wait", roundedUp(wait));
    }

    /// Forgets the attempts, since the last one was right; call it inside a unit of work.
    public void succeeded(String subject, Network network, KnownBy known) {
        counters(subject, network, known).forEach(failures::clear);
    }

    /// Forgets the attempts on a device; call it inside a unit of work, and after [#succeeded].
    void forgetOn(String deviceId, String subject) {
        failures.clear(onDevice(deviceId, subject));
    }

    /// Takes the last attempt back, and no other: it was right for an account that merely claims the subject.
    /// Call it inside a unit of work.
    public void takeBack(String subject, Network network, KnownBy known) {
        for (String counter : counters(subject, network, known)) {
            failures.findForUpdate(counter).map(FailedSignIns::andOneLess).ifPresent(left -> {
                if (left.count() == 0) {
                    failures.clear(counter);
                } else {
                    failures.save(counter, left);
                }
            });
        }
    }

    /// What an attempt is counted by, always locked in this order.
    private List<String> counters(String subject, Network network, KnownBy known) {
        return switch (known) {
            case KnownBy.ItsDevice device ->
                Stream.concat(fromNetwork(subject, network).stream(), Stream.of(onDevice(device.id(), subject)))
                        .toList();
            case KnownBy.ItsPlace _, KnownBy.Nothing _ -> fromNetwork(subject, network);
        };
    }

    private String onDevice(String deviceId, String subject) {
        return secrets.digest("sign-in on device " + deviceId, subject);
    }

    private List<String> fromNetwork(String subject, Network network) {
        return List.of(
                secrets.digest("sign-in from " + network.name(), subject),
                secrets.digest("sign-in from around " + network.coarse(), subject),
                subject);
    }

    /// Like [#admit] inside a unit of work, whose record of somebody being made to wait has to stay.
    ///
    /// @return how long the subject has to wait; zero when the attempt may be made
    Duration attempt(String subject, Network network, KnownBy known) {
        Instant now = clock.instant();
        List<String> counters = counters(subject, network, known);
        List<FailedSignIns> before = counters.stream()
                .map(counter -> failures.findForUpdate(counter).orElseGet(() -> FailedSignIns.none(now)))
                .toList();
        Duration wait = waitAfter(before, known, now);
        if (wait.isZero()) {
            for (int i = 0; i < counters.size(); i++) {
                failures.save(counters.get(i), before.get(i).andOneMore(now));
            }
        } else {
            events.record(SecurityEvent.Kind.SIGN_IN_DELAYED, null, null, network, Map.of());
        }
        return wait;
    }

    private static Duration waitAfter(List<FailedSignIns> before, KnownBy known, Instant now) {
        return switch (known) {
            case KnownBy.ItsDevice device ->
                shorter(
                        before.get(ON_DEVICE).waitAt(now, Patience.ONE_NETWORK),
                        waitAfter(before, device.otherwise(), now));
            case KnownBy.ItsPlace _ -> waitAfter(before, AROUND, now);
            case KnownBy.Nothing _ -> waitAfter(before, EVERYWHERE, now);
        };
    }

    private static Duration waitAfter(List<FailedSignIns> before, int widely, Instant now) {
        Duration here = before.get(HERE).waitAt(now, Patience.ONE_NETWORK);
        Duration further = before.get(widely).waitAt(now, Patience.EVERYWHERE);
        return here.compareTo(further) > 0 ? here : further;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration roundedUp(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }
}
