package com.datifyy.application.admin.port;

import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The members of staff, with what they sign in with.
public interface AdminRepository {
    /// How adding somebody went.
    enum Outcome {
        DONE,
        ID_TAKEN,
        EMAIL_TAKEN
    }

    /// An authenticator app.
    ///
    /// @param sealedSecret what the app knows as well, sealed, in base 64
    /// @param confirmedAt when a first code showed that it works, or null
    /// @param lastStep the time step of the last code that was accepted
    record Authenticator(String sealedSecret, @Nullable Instant confirmedAt, long lastStep) {}

    Outcome add(Admin admin, PasswordHash password);

    Optional<Admin> find(AdminId id);

    /// Several members of staff in one query; whoever is none is left out.
    Map<AdminId, Admin> findAll(Collection<AdminId> ids);

    /// The member of staff, locked until the unit of work ends.
    Optional<Admin> findForUpdate(AdminId id);

    Optional<Admin> withEmail(Email email);

    /// Everybody, whoever joined first in front.
    NumberedPage<Admin> list(NumberedPage.Wanted wanted);

    /// Those who may do everything and can sign in, locked until the unit of work ends; always in the same
    /// order.
    List<Admin> activeSuperAdminsForUpdate();

    /// Keeps what was changed. Where it was not, the unit of work has to end without anything else.
    ///
    /// @return never `ID_TAKEN`
    Outcome save(Admin admin);

    PasswordHash passwordOf(AdminId id);

    void changePassword(AdminId id, PasswordHash password);

    /// The authenticator app, which may not be confirmed yet.
    Optional<Authenticator> authenticatorOf(AdminId id);

    void putAuthenticator(AdminId id, Authenticator authenticator);

    /// Forgets the authenticator app and the recovery codes.
    void removeAuthenticator(AdminId id);

    /// Keeps the digests of new recovery codes in place of earlier ones.
    void putRecoveryCodes(AdminId id, List<String> digests);

    /// Uses a recovery code up.
    ///
    /// @return whether there was such an unused one
    boolean useRecoveryCode(AdminId id, String digest);
}
