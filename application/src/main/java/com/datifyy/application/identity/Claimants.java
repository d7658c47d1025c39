package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import java.util.Optional;

/// Chooses among several accounts that claim an address, none of them having proven it: the one that was
/// signed in to from around the visitor's network, else the newest. So a stranger elsewhere who claims the
/// address later does not come before somebody at home.
public final class Claimants {
    private final UserRepository users;
    private final SessionRepository sessions;

    public Claimants(UserRepository users, SessionRepository sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    /// It asks both questions always, so that it takes as long whatever there is.
    Optional<User> of(Email email, Network network) {
        Optional<User> known = sessions.claimantFrom(email, network.coarse());
        Optional<User> newest = users.newestClaimantOf(email);
        return known.isPresent() ? known : newest;
    }
}
