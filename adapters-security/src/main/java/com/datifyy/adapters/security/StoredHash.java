package com.datifyy.adapters.security;

import com.datifyy.domain.identity.PasswordHash;
import java.util.Base64;
import java.util.regex.Pattern;

/// A stored password hash, taken apart.
sealed interface StoredHash {

    /// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, the PHC text form with unpadded base64.
    @SuppressWarnings("ArrayRecordComponent") // only carries them from the text to the computation; never compared
    record Argon2id(Argon2Cost cost, byte[] salt, byte[] hash) implements StoredHash {
        private static final Pattern SHAPE = Pattern.compile(
                "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})" // the cost
                        + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,172})"); // salt and hash

        PasswordHash encoded() {
            var base64 = Base64.getEncoder().withoutPadding();
            return new PasswordHash("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                    .formatted(
                            cost.memoryKib(),
                            cost.passes(),
                            cost.lanes(),
                            base64.encodeToString(salt),
                            base64.encodeToString(hash)));
        }

        private static StoredHash read(String text) {
            var parts = SHAPE.matcher(text);
            if (!parts.matches()) {
                return new Unknown();
            }
            try {
                var cost = new Argon2Cost(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
                var base64 = Base64.getDecoder();
                return cost.isBearable()
                        ? new Argon2id(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5)))
                        : new Unknown();
            } catch (IllegalArgumentException outOfRange) {
                return new Unknown();
            }
        }
    }

    /// `$2a$`, `$2b$` or `$2y$`: the modular-crypt text form of bcrypt, with a cost that can be borne.
    record Bcrypt(String text) implements StoredHash {
        private static final int COST_AT = "$2a$".length();
        private static final Pattern SHAPE = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");

        /// How often its work was doubled, in two digits.
        String cost() {
            return text.substring(COST_AT, COST_AT + 2);
        }
    }

    /// Neither of them: no password matches it.
    record Unknown() implements StoredHash {}

    static StoredHash of(PasswordHash stored) {
        return Bcrypt.SHAPE.matcher(stored.encoded()).matches()
                ? new Bcrypt(stored.encoded())
                : Argon2id.read(stored.encoded());
    }
}
