package com.datifyy.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.SslOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class RedisOverTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void h2_a_server_is_spoken_to_when_its_certificate_is_trusted_and_only_then() throws Exception {
        int port = RedisServer.freePort();
        Path certificate = selfSignedFor("san=ip:127.0.0.1");
        var address = new RedisAddress("127.0.0.1", port, true, null, null, 0);
        try (var server = startWithTls(port);
                var trusting = new RedisConnection(address, trusting(certificate));
                var doubting = new RedisConnection(address);
                var plain = new RedisConnection(RedisAddress.plain("127.0.0.1", port))) {
            RedisConnectionTest.awaitPing(trusting, true);
            assertThat(doubting.ping()).isFalse();
            assertThat(plain.ping()).isFalse();
            assertThat(server).isNotNull();
        }
    }

    @Test
    void h2_a_trusted_certificate_of_another_host_is_refused() throws Exception {
        int port = RedisServer.freePort();
        Path certificate = selfSignedFor("san=dns:redis.example.org");
        try (var server = startWithTls(port);
                var redis = new RedisConnection(
                        new RedisAddress("127.0.0.1", port, true, null, null, 0), trusting(certificate))) {
            assertThat(redis.ping()).isFalse();
            assertThat(server).isNotNull();
        }
    }

    private RedisServer startWithTls(int port) {
        return RedisServer.start(
                "--port", "0",
                "--tls-port", Integer.toString(port),
                "--tls-cert-file", folder.resolve("certificate.pem").toString(),
                "--tls-key-file", folder.resolve("key.pem").toString(),
                "--tls-ca-cert-file", folder.resolve("certificate.pem").toString(),
                "--tls-auth-clients", "no");
    }

    private static SslOptions trusting(Path certificate) {
        return SslOptions.builder().trustManager(certificate.toFile()).build();
    }

    /// Makes a key and its certificate with the JDK's keytool, as PEM files in the folder.
    private Path selfSignedFor(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("store.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "redis",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=redis",
                        "-ext",
                        name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        writePem(
                "key.pem",
                "PRIVATE KEY",
                keys.getKey("redis", PASSWORD.toCharArray()).getEncoded());
        return writePem(
                "certificate.pem", "CERTIFICATE", keys.getCertificate("redis").getEncoded());
    }

    private Path writePem(String file, String kind, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(file), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind));
    }
}
