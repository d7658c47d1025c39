package com.datifyy.bootstrap.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// How far one gets at an address without asking for anything there: for what takes messages and has no question that
/// would send none.
final class Doorstep {
    private static final Duration USUAL = Duration.ofSeconds(5);

    private Doorstep() {}

    /// Why nobody would be let in; null when somebody listens there, over https with a certificate that fits.
    static @Nullable String objection(URI address) {
        return objection(address, USUAL, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /// @param patience for the connection, and once more for the certificate
    /// @param trusting whom to trust
    static @Nullable String objection(URI address, Duration patience, SSLSocketFactory trusting) {
        boolean encrypted = "https".equalsIgnoreCase(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : encrypted ? 443 : 80;
        int millis = Math.toIntExact(patience.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), millis);
            socket.setSoTimeout(millis);
            if (encrypted) {
                shakeHands(socket, address.getHost(), port, trusting);
            }
            return null;
        } catch (UnknownHostException _) {
            return "has a host that is not known";
        } catch (SocketTimeoutException _) {
            return "does not answer in time";
        } catch (SSLException _) {
            return "answers without a certificate that fits";
        } catch (IOException _) {
            return "cannot be reached";
        }
    }

    private static void shakeHands(Socket socket, String host, int port, SSLSocketFactory trusting) throws IOException {
        try (SSLSocket encrypted = (SSLSocket) trusting.createSocket(socket, host, port, false)) {
            var parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
            encrypted.startHandshake();
        }
    }
}
