package com.datifyy.adapters.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server on a free port of this machine that answers as a test tells it: it refuses, falls silent or hangs up
/// where GreenMail would not, and speaks STARTTLS.
///
/// An answer is chosen by the command's first word; `greeting` and `.` stand for the beginning and for the mail's end.
/// Three answers are special: [#SILENCE], [#GOODBYE] and [#DRIP].
final class ScriptedSmtpServer implements AutoCloseable {
    static final String SILENCE = "silence";
    static final String GOODBYE = "goodbye";
    static final String DRIP = "drip";

    private static final Map<String, String> WILLING = Map.of(
            "greeting", "220 ready",
            "EHLO", "250 hello",
            "STARTTLS", "220 go ahead",
            "MAIL", "250 fine",
            "RCPT", "250 fine",
            "DATA", "354 go on",
            ".", "250 taken",
            "RSET", "250 forgotten",
            "QUIT", "221 bye");

    private final ServerSocket server;
    private final Map<String, String> script;
    private final @Nullable SSLContext tls;
    private final boolean tlsFromTheStart;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> heardInTheClear = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    ScriptedSmtpServer(Map<String, String> script) {
        this(script, null, false);
    }

    ScriptedSmtpServer(Map<String, String> script, @Nullable SSLContext tls, boolean tlsFromTheStart) {
        this.script = script;
        this.tls = tls;
        this.tlsFromTheStart = tlsFromTheStart;
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::acceptAll);
    }

    int port() {
        return server.getLocalPort();
    }

    /// Every line of every client, those of mails included.
    List<String> heard() {
        return heard;
    }

    /// The lines that came before the connection was safe.
    List<String> heardInTheClear() {
        return heardInTheClear;
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> talkTo(client));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void talkTo(Socket client) {
        try (client) {
            converse(tlsFromTheStart ? secured(client) : client, true);
        } catch (IOException | InterruptedException gone) {
            heard.add("(the client went away)");
        }
    }

    private void converse(Socket client, boolean fromTheBeginning) throws IOException, InterruptedException {
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        if (fromTheBeginning && !answer(client, "greeting")) {
            return;
        }
        for (String line = hear(client, lines); line != null; line = hear(client, lines)) {
            String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            if (!answer(client, command) || command.equals("QUIT")) {
                return;
            }
            if (command.equals("STARTTLS")) {
                converse(secured(client), false);
                return;
            }
            if (command.equals("DATA") && answerTo("DATA").startsWith("354")) {
                for (String part = hear(client, lines); part != null && !part.equals("."); ) {
                    part = hear(client, lines);
                }
                if (!answer(client, ".")) {
                    return;
                }
            }
        }
    }

    private @Nullable String hear(Socket client, BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line != null) {
            heard.add(line);
            if (!(client instanceof SSLSocket)) {
                heardInTheClear.add(line);
            }
        }
        return line;
    }

    private String answerTo(String command) {
        return script.getOrDefault(command, WILLING.getOrDefault(command, "502 what?"));
    }

    /// @return whether the conversation goes on
    private boolean answer(Socket client, String command) throws IOException, InterruptedException {
        String answer = answerTo(command);
        switch (answer) {
            case SILENCE -> closed.await();
            case GOODBYE -> {}
            case DRIP -> {
                do {
                    say(client, "250-and another thing");
                } while (!closed.await(20, TimeUnit.MILLISECONDS));
            }
            default -> {
                if (command.equals("EHLO") && tls != null && !(client instanceof SSLSocket)) {
                    say(client, "250-hello");
                    say(client, "250 STARTTLS");
                } else {
                    say(client, answer);
                }
                return true;
            }
        }
        return false;
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        client.getOutputStream().flush();
    }

    private Socket secured(Socket client) throws IOException {
        var secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
