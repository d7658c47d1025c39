package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import java.util.Optional;

/// Chooses among several accounts that claim an address, none of them having proven it: the one that was
/// signed in to from around the visitor's network, else on the visitor's device, else the newest. So a stranger
/// elsewhere who claims the address later does not come before somebody at home, nor on the telephone they take
/// along.
///
/// The place comes first: a device's id is made by the client, and whoever learned it comes before nobody at home.
public final class Claimants {
    private final UserRepository users;
    private final SessionRepository sessions;

    public Claimants(UserRepository users, SessionRepository sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    /// It asks all questions always, so that it takes as long whatever there is.
    Optional<User> of(Email email, Visitor visitor) {
        Device device = visitor.device();
        Optional<User> near = sessions.claimantFrom(email, visitor.network().coarse());
        Optional<User> here = sessions.claimantOn(email, device.hasUniqueId() ? device.deviceId() : "");
        Optional<User> newest = users.newestClaimantOf(email);
        return near.or(() -> here).or(() -> newest);
    }
}
