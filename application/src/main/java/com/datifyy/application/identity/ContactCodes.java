package com.datifyy.application.identity;

import com.datifyy.application.identity.Codes.Asker;
import com.datifyy.application.identity.port.PhoneNumberPlan;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sending the codes that prove an e-mail address or a telephone number, see [ContactVerification].
///
/// Strangers can use up what may be asked for without signing in, but not the codes that were sent to who is
/// signed in, whose codes are theirs. What may be sent to one number or address is limited all the same: too many
/// other accounts that claim it from the same place keep one from asking, and too many everywhere, for a text too
/// many strangers, from being sent more than one in ten minutes together with them.
public final class ContactCodes {
    private final UserRepository users;
    private final ContactClaims claims;
    private final Codes codes;
    private final CodeSending sending;
    private final PhoneNumberPlan plan;
    private final Channels channels;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public ContactCodes(
            UserRepository users,
            ContactClaims claims,
            Codes codes,
            CodeSending sending,
            PhoneNumberPlan plan,
            Channels channels,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.claims = claims;
        this.codes = codes;
        this.sending = sending;
        this.plan = plan;
        this.channels = channels;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Sends a code to whoever claims an address and has not proven it, or to the address that is to be the first
    /// of the caller's account; without a caller nothing for an account that a proven number or a provider signs in
    /// to. Nothing tells whether there is such an account, or another one that owns it.
    ///
    /// @param caller who asks, or null when they are not signed in
    /// @return until when a code that was sent now works
    /// @throws NotConfigured when mails cannot be sent
    /// @throws Forbidden when the caller's account has no address and the session is not of the last 15 minutes
    /// @throws TooManyRequests when too many codes were asked for
    public Instant sendEmailCode(Email email, @Nullable Caller caller, Visitor visitor) {
        channels.requireMail();
        if (caller != null) {
            claims.requireMayAddAddress(caller);
        }
        boolean free = users.ownerOf(email).isEmpty();
        Optional<User> claimant = claims.claimantOf(email, caller);
        String recipient = codes.hiddenMailbox(email);
        Asker asker = admit(CodePurpose.PROVE_EMAIL, recipient, caller, claimant, free, visitor);
        Instant now = clock.instant();
        unitOfWork.run(() -> {
            var target =
                    claimant.map(user -> codes.toProve(email, user.id(), asker)).orElseGet(() -> codes.toNobody(email));
            String code = codes.issue(target, claimant.map(User::id).orElse(null), "", now);
            sending.send(
                    asker,
                    recipient,
                    claimant.filter(_ -> free)
                            .<Notice>map(user ->
                                    new Notice.EmailCode(email, user.name(), code, CodePurpose.PROVE_EMAIL.validity()))
                            .orElseGet(Notice.Silence::new));
        });
        return now.plus(CodePurpose.PROVE_EMAIL.validity());
    }

    /// Sends a code to the number that the caller's account claims and has not proven yet, or to the one that is to
    /// take the place of the number the caller has proven. To a number that has an owner nothing is sent, and
    /// without a caller nothing at all: a claimed number may be mistyped, and whoever holds its telephone has no
    /// part in the account.
    ///
    /// All that is wrong with what is read here is told at once.
    ///
    /// @param number is read here, and may refuse then
    /// @param caller who asks, or null when they are not signed in
    /// @param arriving is read here as well
    /// @return until when a code that was sent now works
    /// @throws InvalidInput when no telephone has this number
    /// @throws NotConfigured when text messages cannot be sent
    /// @throws Forbidden when the caller's session is not of the last 15 minutes: it could not prove the number
    /// @throws TooManyRequests when too many codes were asked for
    public Instant sendPhoneCode(Supplier<String> number, @Nullable Caller caller, Supplier<Visitor> arriving) {
        channels.requireText();
        var wrong = new Faults();
        PhoneNumber phone = wrong.of(() -> plan.mobile("phone_number", number.get()));
        Visitor visitor = wrong.of(arriving);
        if (phone == null || visitor == null) {
            throw wrong.refusal();
        }
        if (caller != null) {
            claims.requireMayAddNumber(caller);
        }
        boolean free = users.ownerOf(phone).isEmpty();
        Optional<User> claimant = caller == null ? Optional.empty() : claims.claimantOf(phone, caller);
        String recipient = codes.hidden(phone);
        Asker asker = admit(CodePurpose.PROVE_PHONE, recipient, caller, claimant, free, visitor);
        Instant now = clock.instant();
        unitOfWork.run(() -> {
            var target =
                    claimant.map(user -> codes.toProve(phone, user.id(), asker)).orElseGet(() -> codes.toNobody(phone));
            String code = codes.issue(target, claimant.map(User::id).orElse(null), "", now);
            sending.send(
                    asker,
                    recipient,
                    claimant.filter(_ -> free)
                            .<Notice>map(_ -> new Notice.PhoneCode(phone, code, CodePurpose.PROVE_PHONE.validity()))
                            .orElseGet(Notice.Silence::new));
        });
        return now.plus(CodePurpose.PROVE_PHONE.validity());
    }

    /// Whoever is signed in and does not claim the recipient takes from nobody's allowance but their own.
    private Asker admit(
            CodePurpose purpose,
            String recipient,
            @Nullable Caller caller,
            Optional<User> claimant,
            boolean free,
            Visitor visitor) {
        boolean sends = free && claimant.isPresent();
        if (caller == null) {
            return sending.admitProof(purpose, recipient, sends, visitor);
        }
        if (claimant.isEmpty()) {
            sending.admitClaimOf(purpose, caller, recipient, visitor);
            return Asker.MEMBER;
        }
        return sending.admitProofOf(purpose, caller, recipient, sends, visitor);
    }
}
