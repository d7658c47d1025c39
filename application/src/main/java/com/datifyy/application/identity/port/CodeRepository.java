package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.OneTimeCode;
import java.time.Instant;
import java.util.Optional;

/// The secrets that were sent to people and not yet used.
public interface CodeRepository {
    /// Keeps a code, in place of an earlier one for the same purpose and subject.
    void put(OneTimeCode code);

    /// The code, locked until the unit of work ends, so that every guess counts.
    Optional<OneTimeCode> findForUpdate(CodePurpose purpose, String subject);

    /// The code with this digest, locked until the unit of work ends.
    Optional<OneTimeCode> findByDigestForUpdate(CodePurpose purpose, String digest);

    /// Forgets a code, because it was used.
    void remove(CodePurpose purpose, String subject);

    /// Forgets the codes that ended before an instant; at most some thousands at a time.
    ///
    /// @return how many were forgotten; 0 when none is left
    int removeExpired(Instant before);
}
