package com.datifyy.bench;

import com.datifyy.adapters.security.JwtTokenIssuer;
import com.datifyy.adapters.security.PrivateTokenKey;
import com.datifyy.adapters.security.SigningSecret;
import com.datifyy.adapters.security.TokenKeys;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long it takes to check and to sign an access token. Its session and account come on top
/// ([TokenCallerBenchmark]).
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
@State(Scope.Thread)
public class TokenBenchmark {
    /// More than the 8,192 that the service remembers, so that going round among them finds none remembered.
    private static final int MANY = 9_000;

    private static final int FEW = 500;

    private final Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final SigningSecret secret = new SigningSecret("a secret for measurements, of enough length");
    private JwtTokenIssuer issuer =
            new JwtTokenIssuer(secret, TokenKeys.symmetric(secret, null), Duration.ofMinutes(15));
    private List<String> tokens = List.of();
    private int next;

    @Param({"HS256", "ES256", "EdDSA"})
    public String algorithm = "HS256";

    @Setup
    public void signTokens() throws GeneralSecurityException {
        issuer = new JwtTokenIssuer(secret, keys(), Duration.ofMinutes(15));
        tokens = IntStream.range(0, MANY).mapToObj(i -> signed(1 + i)).toList();
    }

    private TokenKeys keys() throws GeneralSecurityException {
        return switch (algorithm) {
            case "HS256" -> TokenKeys.symmetric(secret, null);
            case "ES256" -> keys("EC", new ECGenParameterSpec("secp256r1"));
            case "EdDSA" -> keys("Ed25519", NamedParameterSpec.ED25519);
            default -> throw new IllegalArgumentException(algorithm);
        };
    }

    private TokenKeys keys(String kind, AlgorithmParameterSpec curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(curve);
        String base64 = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        String pem = "-----BEGIN PRIVATE KEY----- " + base64 + " -----END PRIVATE KEY-----";
        return TokenKeys.asymmetric(PrivateTokenKey.of(pem), List.of(), secret, null);
    }

    private String signed(int person) {
        return issuer.issue(new Caller(new UserId(person), new SessionId(new UUID(0, person))), now)
                .value();
    }

    /// A text of its own, as each request brings one: its hash is not known yet.
    private static String arrived(String token) {
        return new String(token.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }

    /// Tokens that the service has seen before, as nearly all of a client's are.
    @Benchmark
    public Optional<TokenIssuer.Verified> check_of_a_token_seen_before() {
        next = (next + 1) % FEW;
        return issuer.verify(arrived(tokens.get(next)), now);
    }

    /// The signature has to be checked and the claims read.
    @Benchmark
    public Optional<TokenIssuer.Verified> check_of_a_new_token() {
        next = (next + 1) % MANY;
        return issuer.verify(arrived(tokens.get(next)), now);
    }

    @Benchmark
    public String signing() {
        return signed(7);
    }
}
