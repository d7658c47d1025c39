package com.datifyy.application.identity;

import com.datifyy.application.identity.port.CodeRepository;
import com.datifyy.application.identity.port.OneTimeSecrets;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.OneTimeCode;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the secrets that are sent to people, and checks what comes back. Everything happens inside the
/// caller's unit of work, and a wrong guess has to be kept, so none of it throws.
public final class Codes {
    /// What the digest of a token that resets a password is bound to.
    static final String RESET = "reset password";

    private static final int LONGEST_SECRET = 100;

    private final CodeRepository codes;
    private final OneTimeSecrets secrets;

    public Codes(CodeRepository codes, OneTimeSecrets secrets) {
        this.codes = codes;
        this.secrets = secrets;
    }

    /// Who asked for a secret: what one of them asks for does not void what another has asked for.
    enum Asker {
        /// Whoever is signed in.
        MEMBER(""),
        /// Somebody on a device that the account knows.
        DEVICE(" on a device"),
        /// Somebody in a place that it knows.
        PLACE(" in a place"),
        STRANGER(" by a stranger"),
        /// Somebody who is sent nothing, because too many asked; what is made for them nobody gets, and nobody may
        /// use.
        ONE_TOO_MANY(" by one too many");

        /// Those whose secrets may be used by somebody at the door.
        static final List<Asker> AT_THE_DOOR = List.of(DEVICE, PLACE, STRANGER);

        private final String mark;

        Asker(String mark) {
            this.mark = mark;
        }
    }

    /// What a secret acts on.
    ///
    /// @param subject whose it is, not readable
    /// @param context what its digest is bound to
    record Target(CodePurpose purpose, String subject, String context) {}

    Target toProve(Email email, UserId account, Asker asker) {
        return new Target(CodePurpose.PROVE_EMAIL, "account " + account + asker.mark, "prove " + email.value());
    }

    Target toProve(PhoneNumber phone, UserId account, Asker asker) {
        return new Target(CodePurpose.PROVE_PHONE, "account " + account + asker.mark, "prove " + phone.value());
    }

    /// Where a code goes that nobody can use, since nobody claims the address.
    Target toNobody(Email email) {
        return new Target(CodePurpose.PROVE_EMAIL, "nobody " + hidden(email), "prove " + email.value());
    }

    /// Where a code goes that nobody can use, since nobody claims the number.
    Target toNobody(PhoneNumber phone) {
        return new Target(CodePurpose.PROVE_PHONE, "nobody " + hidden(phone), "prove " + phone.value());
    }

    Target toSignInBy(PhoneNumber phone, Asker asker) {
        return new Target(CodePurpose.SIGN_IN_BY_PHONE, hidden(phone) + asker.mark, "sign in " + phone.value());
    }

    Target toResetPasswordAt(Email email, Asker asker) {
        return new Target(CodePurpose.RESET_PASSWORD, hidden(email) + asker.mark, RESET);
    }

    /// Voids what anybody asked for to reset the password of an address's owner.
    void forgetResetsAt(Email email) {
        for (Asker asker : Asker.AT_THE_DOOR) {
            forget(toResetPasswordAt(email, asker));
        }
    }

    Target toClose(UserId account) {
        return new Target(CodePurpose.CLOSE_ACCOUNT, "account " + account, "close " + account);
    }

    /// An address in a form that can be compared but not read.
    String hidden(Email email) {
        return secrets.digest("address", email.value());
    }

    /// The mailbox of an address in such a form, for counting what is sent there: an address with another tag is
    /// another address, and no other mailbox.
    String hiddenMailbox(Email email) {
        return secrets.digest("address", email.countedAs());
    }

    /// A number in a form that can be compared but not read.
    String hidden(PhoneNumber phone) {
        return secrets.digest("number", phone.value());
    }

    /// Makes a new secret, which voids the one before.
    ///
    /// @param name what somebody wants to be called, where the code may found an account; may be empty
    String issue(Target target, @Nullable UserId account, String name, Instant now) {
        return issue(target, account, name, "", now);
    }

    /// The same for whoever asks from a place: guesses from elsewhere then do not use up theirs.
    ///
    /// @param askedFrom the place
    String issue(Target target, @Nullable UserId account, String name, String askedFrom, Instant now) {
        int digits = target.purpose().digits();
        String secret = digits == 0 ? secrets.token() : secrets.digits(digits);
        return put(target, account, name, askedFrom, secret, now);
    }

    /// Makes one that is sent to nobody, where somebody might be sent one: too long to be guessed, and otherwise the
    /// same, so that a wrong guess costs a try and takes as long.
    String issueToNobody(Target target, UserId account, Instant now) {
        return put(target, account, "", "", secrets.token(), now);
    }

    private String put(
            Target target, @Nullable UserId account, String name, String askedFrom, String secret, Instant now) {
        String digest = secrets.digest(target.context(), secret);
        codes.put(OneTimeCode.issued(target.purpose(), target.subject(), account, digest, name, now)
                .askedFrom(askedFrom));
        return secret;
    }

    /// The code that was sent, when this is it; it goes on working until it is used up. A wrong guess
    /// costs a try.
    Optional<OneTimeCode> check(Target target, String guess, Instant now) {
        return check(target, guess, "", now);
    }

    /// The same for a guess that comes from a place.
    ///
    /// @param from the place
    Optional<OneTimeCode> check(Target target, String guess, String from, Instant now) {
        return codes.findForUpdate(target.purpose(), target.subject())
                .filter(code -> code.mayBeTried(from, now))
                .filter(code -> {
                    boolean right = isDigest(target.context(), guess, code);
                    if (!right) {
                        codes.put(code.missed(from));
                    }
                    return right;
                });
    }

    /// The code that was sent, when this is it, found without knowing whose it is. It costs no try, so how
    /// often this may be asked has to be limited. What was sent to nobody is not found.
    Optional<OneTimeCode> find(CodePurpose purpose, String context, String guess, Instant now) {
        return guess.length() > LONGEST_SECRET
                ? Optional.empty()
                : codes.findByDigestForUpdate(purpose, secrets.digest(context, guess.strip()))
                        .filter(code -> code.isFresh(now) && code.triesLeft() > 0)
                        .filter(code -> !code.subject().endsWith(Asker.ONE_TOO_MANY.mark));
    }

    /// Voids what was sent and not yet used.
    void forget(Target target) {
        codes.remove(target.purpose(), target.subject());
    }

    void use(OneTimeCode code) {
        codes.remove(code.purpose(), code.subject());
    }

    private boolean isDigest(String context, String guess, OneTimeCode code) {
        return guess.length() <= LONGEST_SECRET
                && MessageDigest.isEqual(bytes(secrets.digest(context, guess.strip())), bytes(code.digest()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
