package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.SessionRepository.Traces;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tells what accounts know somebody at the door by.
public final class Acquaintances {
    /// For how long an account knows a device or a place again.
    private static final Duration LATELY = Duration.ofDays(90);

    /// Asked for where there is no account.
    private static final UserId NOBODY = new UserId(Integer.MAX_VALUE);

    private final SessionRepository sessions;

    public Acquaintances(SessionRepository sessions) {
        this.sessions = sessions;
    }

    /// What the owner's account knows the visitor by; the device before the place, which others may share. It
    /// takes as long where there is no account.
    ///
    /// @param owner empty when there is none, and nobody is known
    KnownBy of(Optional<User> owner, Visitor visitor, Instant now) {
        Device device = visitor.device();
        String deviceId = device.hasUniqueId() ? device.deviceId() : "";
        String place = visitor.network().coarse();
        UserId asked = owner.map(User::id).orElse(NOBODY);
        Traces traces = sessions.tracesOf(asked, deviceId, place, now.minus(LATELY));
        if (owner.isEmpty()) {
            return new KnownBy.Nothing();
        }
        KnownBy otherwise = traces.inPlace() ? new KnownBy.ItsPlace(place) : new KnownBy.Nothing();
        return traces.onDevice() ? new KnownBy.ItsDevice(deviceId, otherwise) : otherwise;
    }
}
