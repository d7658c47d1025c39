package com.datifyy.application.identity;

import com.datifyy.application.identity.port.OneTimeSecrets;
import com.datifyy.application.shared.port.SecretBox;
import com.datifyy.domain.identity.RecoveryCode;
import com.datifyy.domain.identity.TotpCode;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is shared with authenticator apps, sealed for its holder, and recovery codes for the day the telephone is
/// lost.
///
/// A holder is a word for whose it is: what is sealed or digested for one holder is nothing for another.
public final class Authenticators {
    private static final Logger LOG = LoggerFactory.getLogger(Authenticators.class);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
    private static final int RECOVERY_CODES = 10;
    private static final int LONGEST_CODE = 40;

    private final OneTimeSecrets secrets;
    private final SecretBox box;
    private final AtomicReference<Instant> warned = new AtomicReference<>(Instant.MIN);

    public Authenticators(OneTimeSecrets secrets, SecretBox box) {
        this.secrets = secrets;
        this.box = box;
    }

    public TotpSecret newSecret() {
        return new TotpSecret(secrets.key(TotpSecret.BYTES));
    }

    /// The secret as it is stored, in base 64.
    public String sealed(String holder, TotpSecret secret) {
        return Base64.getEncoder().encodeToString(box.seal(context(holder), secret.bytes()));
    }

    /// The stored secret, of which a code was just accepted, sealed anew, so that a key that was replaced is soon
    /// needed no more.
    public String resealed(String holder, String sealed) {
        return sealed(holder, new TotpSecret(opened(holder, sealed).required()));
    }

    /// The time step a code belongs to, when it is one of the app's and was not used before. Where the stored secret
    /// does not open, because the key it was sealed with is not known any more, no code is right.
    ///
    /// @param lastStep the time step of the last code that was accepted
    public OptionalLong acceptedStep(String holder, String sealed, long lastStep, String code, Instant now) {
        String digits = code.replace(" ", "");
        if (!TotpCode.isOne(digits)) {
            return OptionalLong.empty();
        }
        return switch (opened(holder, sealed)) {
            case SecretBox.Opened(byte[] secret) ->
                new TotpSecret(secret).acceptedStep(new TotpCode(digits), now, lastStep);
            case SecretBox.Closed(String why) -> {
                warn(why, now);
                yield OptionalLong.empty();
            }
        };
    }

    /// Once a minute at most, so that a thousand people with the same trouble are one line.
    private void warn(String why, Instant now) {
        Instant last = warned.get();
        if (last.isBefore(now.minus(BETWEEN_WARNINGS)) && warned.compareAndSet(last, now)) {
            LOG.warn(
                    "A second factor cannot be checked, so no code of its app is accepted: it does not open, {}. Was DATA_KEY replaced and"
                            + " the one before not put into DATA_KEYS_PREVIOUS?",
                    why);
        }
    }

    public List<String> newRecoveryCodes() {
        return Stream.generate(secrets::recoveryCode).limit(RECOVERY_CODES).toList();
    }

    /// What is stored in place of recovery codes.
    public List<String> digests(String holder, List<String> codes) {
        return codes.stream()
                .map(code -> digest(holder, new RecoveryCode(code)))
                .toList();
    }

    /// What would be stored in place of a text, when it can be a recovery code.
    public Optional<String> recoveryCodeDigest(String holder, String text) {
        try {
            return text.length() > LONGEST_CODE
                    ? Optional.empty()
                    : Optional.of(digest(holder, new RecoveryCode(text)));
        } catch (InvalidInput somethingElse) {
            return Optional.empty();
        }
    }

    private SecretBox.Opening opened(String holder, String sealed) {
        return box.open(context(holder), Base64.getDecoder().decode(sealed));
    }

    private String digest(String holder, RecoveryCode code) {
        return secrets.digest("recovery code of " + holder, code.value());
    }

    private static String context(String holder) {
        return "second factor of " + holder;
    }
}
