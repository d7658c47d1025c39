package com.datifyy.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorstepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String PASSWORD = "not-a-real-password";
    private static final SSLSocketFactory BY_DEFAULT = (SSLSocketFactory) SSLSocketFactory.getDefault();

    @Test
    void somebody_who_listens_is_enough_on_a_private_network() throws IOException {
        try (var listening = new ServerSocket(0, 5, LOOPBACK)) {
            assertThat(objection(at("http", listening))).isNull();
        }
    }

    @Test
    void https_takes_a_certificate() throws Exception {
        try (var listening = new ServerSocket(0, 5, LOOPBACK)) {
            Thread plain = Thread.ofPlatform().daemon().start(() -> {
                try (Socket caller = listening.accept()) {
                    caller.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    caller.shutdownOutput();
                    caller.getInputStream().readAllBytes();
                } catch (IOException gone) {
                    // Whoever has seen enough hangs up.
                }
            });

            assertThat(objection(at("https", listening))).isEqualTo("answers without a certificate that fits");
            plain.join();
        }
    }

    @Test
    void a_certificate_fits_where_who_made_it_is_trusted_and_it_names_the_host(@TempDir Path folder) throws Exception {
        SSLContext shown = selfSigned(folder);
        try (ServerSocket listening = shown.getServerSocketFactory().createServerSocket(0, 5, LOOPBACK)) {
            Thread server = Thread.ofPlatform().daemon().start(() -> shakeHands(listening, 4));

            assertThat(objection(at("https", listening))).isEqualTo("answers without a certificate that fits");
            SSLSocketFactory trusting = shown.getSocketFactory();
            assertThat(Doorstep.objection(at("https", listening), PATIENCE, trusting))
                    .isNull();
            assertThat(Doorstep.objection(at("HTTPS", listening), PATIENCE, BY_DEFAULT))
                    .as("however the scheme is written")
                    .isEqualTo("answers without a certificate that fits");
            URI otherName = URI.create("https://localhost:" + listening.getLocalPort());
            assertThat(Doorstep.objection(otherName, PATIENCE, trusting))
                    .isEqualTo("answers without a certificate that fits");
            assertThat(server.join(PATIENCE.plusSeconds(10)))
                    .as("all four were answered")
                    .isTrue();
        }
    }

    private static void shakeHands(ServerSocket listening, int times) {
        for (int i = 0; i < times; i++) {
            try (Socket caller = listening.accept()) {
                caller.getInputStream().readAllBytes();
            } catch (IOException gone) {
                // Whoever does not trust it hangs up.
            }
        }
    }

    /// Shows a certificate for 127.0.0.1 that it made itself, and trusts that one.
    private static SSLContext selfSigned(Path folder) throws Exception {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=A server in a test",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void who_takes_connections_and_says_nothing_is_not_waited_for() throws IOException {
        try (var silent = new ServerSocket(0, 5, LOOPBACK)) {
            assertThat(Doorstep.objection(at("https", silent), Duration.ofMillis(300), BY_DEFAULT))
                    .isEqualTo("does not answer in time");
        }
    }

    @Test
    void who_is_not_there_is_told_apart_from_whom_nobody_knows() {
        assertThat(objection(URI.create("http://127.0.0.1:1"))).isEqualTo("cannot be reached");
        assertThat(objection(URI.create("https://no-such-host.invalid"))).isEqualTo("has a host that is not known");
    }

    private static @Nullable String objection(URI address) {
        return Doorstep.objection(address, PATIENCE, BY_DEFAULT);
    }

    private static URI at(String scheme, ServerSocket server) {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/services/secret");
    }
}
