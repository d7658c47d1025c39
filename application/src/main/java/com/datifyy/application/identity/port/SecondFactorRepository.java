package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Second factors: a sealed secret shared with somebody's authenticator app, and recovery codes by digest.
public interface SecondFactorRepository {
    /// @param sealedSecret what the app knows as well, sealed, in base 64
    /// @param confirmedAt when the owner showed that the app works, or null; until then it is not asked for
    /// @param lastStep the time step of the last code that was accepted; no code of it or an earlier one is
    ///     taken again
    record Enrolled(
            UserId owner,
            String sealedSecret,
            Instant startedAt,
            @Nullable Instant confirmedAt,
            long lastStep) {}

    Optional<Enrolled> find(UserId owner);

    /// The second factor, locked until the unit of work ends.
    Optional<Enrolled> findForUpdate(UserId owner);

    /// Keeps a second factor in place of an earlier one.
    void put(Enrolled factor);

    /// Forgets the second factor and its recovery codes.
    void remove(UserId owner);

    /// Keeps the digests of new recovery codes in place of earlier ones.
    void putRecoveryCodes(UserId owner, List<String> digests);

    /// Uses a recovery code up.
    ///
    /// @return whether there was such an unused one
    boolean useRecoveryCode(UserId owner, String digest);

    int recoveryCodesLeft(UserId owner);
}
