package com.datifyy.adapters.security;

import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hashes passwords with Argon2id, and still accepts the bcrypt hashes of earlier days until they are
/// replaced at the next sign-in.
///
/// A password is hashed in Unicode NFC, so that it stays the same on keyboards which compose letters
/// differently, and whole: Argon2 has no length limit. bcrypt looks at the first 72 bytes only, as it did
/// when its hashes were made.
///
/// A wrong password takes as long whatever hash an account has, see [RefusalPace].
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Argon2PasswordHasher.class);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2Cost cost;
    private final HashingPool pool;
    private final Argon2Memory memory;
    private final RefusalPace pace = new RefusalPace();
    private final SecureRandom random = new SecureRandom();
    private final PasswordHash decoy;

    /// @param cost the effort of new hashes
    /// @throws IllegalArgumentException when that costs so much that such hashes are not checked
    public Argon2PasswordHasher(Argon2Cost cost, HashingLimits limits) {
        if (!cost.isBearable()) {
            throw new IllegalArgumentException("hashes of this cost are not checked: " + cost);
        }
        this.cost = cost;
        this.pool = new HashingPool(limits);
        this.memory = new Argon2Memory(cost);
        // A random "hash": finding a password for it is as hard as breaking Argon2id.
        this.decoy = new StoredHash.Argon2id(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES)).encoded();
    }

    @Override
    public PasswordHash hash(Password password) {
        byte[] salt = randomBytes(SALT_BYTES);
        byte[] hash = pool.run(() -> argon2id(password, salt, cost, HASH_BYTES));
        return new StoredHash.Argon2id(cost, salt, hash).encoded();
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        return switch (StoredHash.of(hash)) {
            case StoredHash.Argon2id argon2 ->
                paced(
                        argon2.cost().toString(),
                        () -> MessageDigest.isEqual(
                                argon2.hash(), argon2id(password, argon2.salt(), argon2.cost(), argon2.hash().length)));
            case StoredHash.Bcrypt bcrypt ->
                paced(
                        "bcrypt " + bcrypt.cost(),
                        () -> OpenBSDBCrypt.checkPassword(bcrypt.text(), utf8(password.value())));
            case StoredHash.Unknown _ -> {
                LOG.warn("A stored password hash is of an unknown form, or costs too much: no password matches it");
                yield matches(password, decoy); // nothing matches it, and it takes its time
            }
        };
    }

    /// @param matched whether it did
    /// @param took how long the check itself took, without waiting for its turn
    private record Check(boolean matched, Duration took) {}

    /// Checks a password; where it is wrong, in the time that the slowest kind of hash takes. Whoever is kept
    /// waiting for it keeps nobody from being next.
    private boolean paced(String kind, BooleanSupplier matching) {
        Check check = pool.run(() -> {
            long begun = System.nanoTime();
            boolean matched = matching.getAsBoolean();
            return new Check(matched, Duration.ofNanos(System.nanoTime() - begun));
        });
        Duration rest = pace.rest(kind, check.took());
        if (!check.matched()) {
            pause(rest);
        }
        return check.matched();
    }

    private static void pause(Duration rest) {
        try {
            Thread.sleep(rest);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return switch (StoredHash.of(hash)) {
            case StoredHash.Argon2id argon2 ->
                argon2.cost().isLessThan(cost)
                        || argon2.salt().length < SALT_BYTES
                        || argon2.hash().length < HASH_BYTES;
            case StoredHash.Bcrypt _, StoredHash.Unknown _ -> true;
        };
    }

    @Override
    public PasswordHash decoy() {
        return decoy;
    }

    /// Ends the threads; hashes still waiting are given up.
    @Override
    public void close() {
        pool.close();
    }

    private byte[] argon2id(Password password, byte[] salt, Argon2Cost cost, int length) {
        return memory.lend(blocks -> argon2id(password, salt, cost, length, blocks));
    }

    private static byte[] argon2id(Password password, byte[] salt, Argon2Cost cost, int length, BlockPool blocks) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .withBlockPool(blocks)
                .build());
        byte[] hash = new byte[length];
        argon2.generateBytes(utf8(Normalizer.normalize(password.value(), Normalizer.Form.NFC)), hash);
        return hash;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
