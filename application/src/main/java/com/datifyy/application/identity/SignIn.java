package com.datifyy.application.identity;

import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Signing in with e-mail address and password.
public final class SignIn {
    private final UserRepository users;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public SignIn(
            UserRepository users,
            Sessions sessions,
            PasswordHasher hasher,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Opens a session for the owner of an account. An unknown address, a wrong password and an account that
    /// does not take part any more get the same answer after the same work. Hashing takes its time, so what it
    /// was decided by, status and hash, is read again before the session opens: a ban or a change of the
    /// password in the meantime holds.
    ///
    /// @throws Unauthenticated when address and password do not belong together, or the account may not sign in
    public SignedIn signIn(Email email, Password password, Device device) {
        Optional<User> account = users.findByEmail(email);
        Optional<PasswordHash> known = account.map(User::id).flatMap(users::passwordOf);
        PasswordHash hash = known.orElseGet(hasher::decoy);
        boolean matches = hasher.matches(password, hash);
        UserId owner = account.filter(found -> matches && known.isPresent())
                .filter(found -> found.status().takesPart())
                .map(User::id)
                .orElseThrow(SignIn::refused);
        Optional<PasswordHash> stronger = strongerThan(hash, password);
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            User user = users.findForUpdate(owner)
                    .filter(found -> found.status().takesPart())
                    .filter(_ -> users.passwordOf(owner).equals(known))
                    .orElseThrow(SignIn::refused)
                    .signedInAt(now);
            stronger.ifPresent(changed -> users.changePassword(owner, changed));
            users.save(user);
            return sessions.open(user, device, now);
        });
    }

    private static Unauthenticated refused() {
        return new Unauthenticated("The e-mail address or the password is wrong");
    }

    /// A new hash in place of one made with less effort. While the hasher is busy the old one stays until the
    /// next sign-in.
    private Optional<PasswordHash> strongerThan(PasswordHash hash, Password password) {
        if (!hasher.isOutdated(hash)) {
            return Optional.empty();
        }
        try {
            return Optional.of(hasher.hash(password));
        } catch (TooManyRequests busy) {
            return Optional.empty();
        }
    }
}
