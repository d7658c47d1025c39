package com.datifyy.application.identity;

import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// For which account an address or a number may be proven, and of whom that asks for a fresh session.
public final class ContactClaims {
    /// Whose providers are asked for in vain where nobody claims the address.
    private static final UserId NOBODY = new UserId(Integer.MAX_VALUE);

    private final UserRepository users;
    private final LinkedIdentityRepository links;
    private final Reauthentication reauthentication;

    public ContactClaims(UserRepository users, LinkedIdentityRepository links, Reauthentication reauthentication) {
        this.users = users;
        this.links = links;
        this.reauthentication = reauthentication;
    }

    /// The caller's account if it has not proven an address and claims this one or none; without a caller the newest
    /// claimant, if nothing else signs in to it.
    Optional<User> claimantOf(Email email, @Nullable Caller caller) {
        return caller == null
                ? openClaimantOf(email)
                : users.find(caller.id())
                        .filter(user ->
                                user.email() == null || (email.equals(user.email()) && user.emailVerifiedAt() == null));
    }

    /// It asks for the providers always, so that it takes as long whether somebody claims the address or not.
    private Optional<User> openClaimantOf(Email email) {
        Optional<User> claimant = users.newestClaimantOf(email);
        boolean linked = !links.of(claimant.map(User::id).orElse(NOBODY)).isEmpty();
        return claimant.filter(user -> user.status().takesPart() && user.provenNumber() == null && !linked);
    }

    /// Whether a proven number or a provider signs in to the account: then it is somebody's, and an address it merely
    /// claims may be another's.
    boolean isEnteredOtherwise(User user) {
        return user.provenNumber() != null || !links.of(user.id()).isEmpty();
    }

    /// The caller's account if it claims the number and has not proven it, or has proven another.
    Optional<User> claimantOf(PhoneNumber phone, Caller caller) {
        return users.find(caller.id())
                .filter(user -> phone.equals(user.phone()) ? user.phoneVerifiedAt() == null : hasAnother(user, phone));
    }

    /// Whether the account has proven a number, and not this one.
    static boolean hasAnother(User user, PhoneNumber phone) {
        PhoneNumber proven = user.provenNumber();
        return proven != null && !proven.equals(phone);
    }

    /// Asks that the caller's session still lives; call it inside a unit of work, with the account locked.
    ///
    /// @throws Unauthenticated when it has ended
    void requireStill(Caller caller) {
        reauthentication.requireStill(caller);
    }

    /// A proven number signs in, so whoever merely holds a session must not add one for themselves, least of all to
    /// an account that has proven nothing: no mail could win that back. It is asked before a text is sent, and
    /// again when the number is proven: somebody whose session is too old would get a code they cannot use.
    ///
    /// @throws Forbidden when the session is not of the last 15 minutes
    void requireMayAddNumber(Caller caller) {
        reauthentication.requireRecent(caller);
    }

    /// A proven address resets passwords, so whoever merely holds a session must not give theirs to an account that
    /// signs in another way.
    ///
    /// @throws Forbidden when they do, and the session is not of the last 15 minutes
    void requireMayAddAddress(Caller caller) {
        if (users.find(caller.id()).filter(user -> user.email() == null).isPresent()) {
            reauthentication.requireRecent(caller);
        }
    }
}
