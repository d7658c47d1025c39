package com.datifyy.application.identity;

import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.shared.Refusal.AccountClosed;
import com.datifyy.domain.shared.Refusal.ProviderTakenOff;
import com.datifyy.domain.shared.Refusal.SecondFactorRequired;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How an attempt to sign in ended. It is a result and not an exception, because what was counted on the way
/// has to be kept although the request is refused.
sealed interface SignInOutcome {
    /// A session was opened.
    record Opened(SignedIn signedIn) implements SignInOutcome {}

    /// Everything was right but the second factor.
    record SecondFactorMissing(boolean given) implements SignInOutcome {}

    /// Everything was right so far, but too many wrong second factors came before.
    record Delayed(Duration time) implements SignInOutcome {}

    /// Everything was right so far, but the owner has closed the account, and did not ask to open it again or may not
    /// any more. The second factor was not asked for: whoever has the password alone, or another first proof,
    /// learns that it is closed.
    ///
    /// @param until when it can be opened again, or null when it cannot any more
    record Closed(@Nullable Instant until) implements SignInOutcome {}

    /// The provider's word is good, but who it vouches for was taken off the account.
    record TakenOff(IdentityProvider provider) implements SignInOutcome {}

    /// The evidence, or the account, is no good.
    record Refused() implements SignInOutcome {}

    /// @throws SecondFactorRequired when that is what was missing
    /// @throws TooManyRequests when it came too often
    /// @throws AccountClosed when its owner closed the account
    /// @throws ProviderTakenOff when the provider was taken off the account
    /// @throws RuntimeException as given, when the evidence or the account is no good
    default SignedIn signedIn(Supplier<? extends RuntimeException> refusal) {
        return switch (this) {
            case Opened opened -> opened.signedIn();
            case SecondFactorMissing missing ->
                throw new SecondFactorRequired(
                        missing.given()
                                ? "The second factor is wrong"
                                : "This account asks for a second factor: send a code of the authenticator app along");
            case Delayed delayed -> throw SignInThrottle.refusal(delayed.time());
            case Closed(Instant until) when until != null -> throw new AccountClosed(until);
            case Closed _ -> throw AccountClosed.forGood();
            case TakenOff off -> throw new ProviderTakenOff(off.provider().title());
            case Refused _ -> throw refusal.get();
        };
    }

    /// Whether the account lets nobody in, whatever else they show.
    default boolean isShut() {
        return switch (this) {
            case Closed _, TakenOff _, Refused _ -> true;
            case Opened _, SecondFactorMissing _, Delayed _ -> false;
        };
    }
}
