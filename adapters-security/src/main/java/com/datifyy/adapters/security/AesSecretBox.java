package com.datifyy.adapters.security;

import com.datifyy.application.shared.port.SecretBox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Seals with AES-256-GCM: the name of the key (4 bytes), a random nonce (12), then what is sealed and its
/// tag (16).
///
/// The context is authenticated with it and not stored. Random nonces allow four thousand million seals with
/// one key, so what is sealed in passing has a key of its own and uses up none of what is stored.
public final class AesSecretBox implements SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST = DataKey.ID_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE;

    private static final String STORED = "sealing";
    private static final String IN_PASSING = "sealing in passing";

    private final DataKey current;
    private final Key seal;
    private final Map<String, Key> keys = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    /// @param current seals and opens
    /// @param previous open what they sealed
    public AesSecretBox(DataKey current, List<DataKey> previous) {
        this(current, previous, STORED);
    }

    private AesSecretBox(DataKey current, List<DataKey> previous, String purpose) {
        this.current = current;
        this.seal = key(current, purpose);
        Stream.concat(Stream.of(current), previous.stream()).forEach(key -> keys.put(key.id(), key(key, purpose)));
    }

    /// For what others keep for minutes only, and what may be lost at any time: what was sealed with another data key
    /// stays closed.
    public static AesSecretBox inPassing(DataKey current) {
        return new AesSecretBox(current, List.of(), IN_PASSING);
    }

    @Override
    public byte[] seal(String context, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, seal, nonce, context).doFinal(plain);
            return ByteBuffer.allocate(DataKey.ID_BYTES + NONCE_BYTES + sealed.length)
                    .put(HexFormat.of().parseHex(current.id()))
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Opening open(String context, byte[] sealed) {
        if (sealed.length < SHORTEST) {
            return new Closed("it is too short");
        }
        var rest = ByteBuffer.wrap(sealed);
        byte[] id = new byte[DataKey.ID_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        rest.get(id).get(nonce);
        @Nullable Key key = keys.get(HexFormat.of().formatHex(id));
        if (key == null) {
            return new Closed("its key is not known");
        }
        try {
            return new Opened(cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(sealed, rest.position(), rest.remaining()));
        } catch (GeneralSecurityException doesNotOpen) {
            return new Closed("it was altered, or sealed in another context");
        }
    }

    private static Key key(DataKey key, String purpose) {
        return new SecretKeySpec(key.derived(purpose).getEncoded(), "AES");
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
