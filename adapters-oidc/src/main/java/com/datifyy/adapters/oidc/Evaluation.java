package com.datifyy.adapters.oidc;

import com.datifyy.application.identity.port.IdentityProviders.Evidence;
import com.datifyy.domain.identity.ProvenIdentity;
import java.time.Instant;

/// How the evidence of one provider is checked.
interface Evaluation {
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the kind of token this provider needs is missing
    /// @throws Unproven when the evidence does not hold
    /// @throws Unanswered when the provider is needed for that and does not answer
    ProvenIdentity prove(Evidence evidence, Instant now) throws Unproven, Unanswered;
}
