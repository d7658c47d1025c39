package com.datifyy.bootstrap.walkthrough;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A `curl` command: `-s`, `-X`, `-H`, `-d`, `-D -` and `-o /dev/null` before or after one address.
///
/// @param headers names and values in turns
/// @param headersOut whether the headers of the answer are printed
/// @param bodyOut whether its body is
record Curl(
        String method,
        String address,
        List<String> headers,
        @Nullable String body,
        boolean headersOut,
        boolean bodyOut) {

    /// What came back.
    ///
    /// @param printed what the command prints
    record Answer(int status, HttpHeaders headers, String body, String printed) {}

    static Curl of(List<String> arguments) {
        String method = null;
        String address = null;
        String body = null;
        boolean headersOut = false;
        boolean bodyOut = true;
        List<String> headers = new ArrayList<>();
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            String argument = left.next();
            switch (argument) {
                case "-s" -> {
                    // Nothing else is printed here.
                }
                case "-X" -> method = left.next();
                case "-d" -> body = left.next();
                case "-H" -> {
                    String header = left.next();
                    int colon = header.indexOf(": ");
                    headers.addAll(List.of(header.substring(0, colon), header.substring(colon + 2)));
                }
                case "-D" -> {
                    require(left.next(), "-");
                    headersOut = true;
                }
                case "-o" -> {
                    require(left.next(), "/dev/null");
                    bodyOut = false;
                }
                default -> {
                    if (argument.startsWith("-") || address != null) {
                        throw new IllegalArgumentException("curl is not understood with " + argument);
                    }
                    address = argument;
                }
            }
        }
        if (address == null) {
            throw new IllegalArgumentException("curl needs an address");
        }
        if (body != null && !headers.contains("Content-Type")) {
            headers.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        }
        String usual = body == null ? "GET" : "POST";
        return new Curl(method == null ? usual : method, address, List.copyOf(headers), body, headersOut, bodyOut);
    }

    private static void require(String argument, String expected) {
        if (!argument.equals(expected)) {
            throw new IllegalArgumentException("curl is understood with " + expected + " only, not " + argument);
        }
    }

    Answer send(HttpClient client) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            String head = response.headers().map().entrySet().stream()
                    .map(header -> header.getKey() + ": " + header.getValue().getFirst())
                    .collect(Collectors.joining("\n"));
            return new Answer(
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    (headersOut ? head : "") + (bodyOut ? response.body() : ""));
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + address, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
