package com.datifyy.bench.service;

import com.datifyy.bench.load.Target;
import com.datifyy.domain.identity.TotpSecret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The first member of staff, who guides dates.
record StaffMember(String email, String password) {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    /// Sets a second factor up, signs in with a recovery code, and becomes a genie.
    ///
    /// @return the token of the session
    String settleIn(Target target) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Desk desk = new Desk(client, "http://" + target.host() + "/api/v1/admin/");
            String secret = desk.ask("POST", "second-factor/enroll", null, credentials(""), "\"secret\":\"([^\"]+)\"");
            String code = new TotpSecret(bytes(secret)).codeAt(Instant.now()).digits();
            String recovery = desk.ask(
                    "POST", "second-factor/confirm", null, credentials(code), "\"recoveryCodes\":\\[\"([^\"]+)\"");
            String token = desk.ask("POST", "login", null, credentials(recovery), "\"token\":\"([^\"]+)\"");
            String id = desk.ask("GET", "profile", token, "", "\"adminId\":\"([^\"]+)\"");
            desk.ask("PUT", "admins/" + id, token, "{\"isGenie\":true}", "(.)");
            return token;
        }
    }

    private record Desk(HttpClient client, String base) {
        String ask(String method, String path, @Nullable String token, String body, String wanted)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            var answer = client.send(request.build(), BodyHandlers.ofString());
            Matcher found = Pattern.compile(wanted).matcher(answer.body());
            if (answer.statusCode() != 200 || !found.find()) {
                throw new IOException("staff got " + answer.statusCode() + " from " + path);
            }
            return found.group(1);
        }
    }

    private String credentials(String code) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\",\"code\":\"" + code + "\"}";
    }

    private static byte[] bytes(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            buffer = ((buffer << BITS) & 0xFFF) | BASE_32.indexOf(base32.charAt(i));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
