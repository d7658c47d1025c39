package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Texts;
import java.time.InstantSource;
import java.util.Map;

/// The devices somebody is signed in on, and which of them they call theirs.
///
/// A device says itself what it is called and nothing is proven by it, so a trusted one is only marked: it
/// never spares its owner a password or a second factor.
public final class DeviceTrust {
    private static final int LONGEST_ID = 100;

    private final SessionRepository sessions;
    private final SecurityEvents events;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public DeviceTrust(SessionRepository sessions, SecurityEvents events, UnitOfWork unitOfWork, InstantSource clock) {
        this.sessions = sessions;
        this.events = events;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// The devices that the caller's living sessions are on, the one used last first.
    public NumberedPage<KnownDevice> list(Caller caller, NumberedPage.Wanted wanted) {
        return sessions.devices(caller.id(), clock.instant(), wanted);
    }

    /// Marks a device as the caller's own.
    ///
    /// @throws NotFound when the caller is not signed in on such a device
    public void trust(Caller caller, String deviceId, Network network) {
        String id = named(deviceId);
        unitOfWork.run(() -> {
            if (!sessions.trust(caller.id(), id, clock.instant())) {
                throw new NotFound("This device");
            }
            events.record(SecurityEvent.Kind.DEVICE_TRUSTED, caller.id(), network);
        });
    }

    /// Ends the caller's sessions on a device and forgets that it was trusted.
    ///
    /// @return how many sessions there were
    /// @throws NotFound when the caller is not signed in on such a device
    public int revoke(Caller caller, String deviceId, Network network) {
        String id = named(deviceId);
        return unitOfWork.execute(() -> {
            int ended = sessions.endOn(caller.id(), id, clock.instant());
            if (ended == 0) {
                throw new NotFound("This device");
            }
            sessions.distrust(caller.id(), id);
            events.record(
                    SecurityEvent.Kind.DEVICE_REVOKED,
                    caller.id(),
                    null,
                    network,
                    Map.of("sessions", Integer.toString(ended)));
            return ended;
        });
    }

    /// The id as devices are kept under.
    private static String named(String deviceId) {
        if (deviceId.isBlank()) {
            throw new InvalidInput("device_id", "is required");
        }
        if (deviceId.length() > LONGEST_ID) {
            throw new NotFound("This device");
        }
        return Texts.clean("device_id", deviceId, LONGEST_ID, false);
    }
}
