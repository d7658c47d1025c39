package com.datifyy.adapters.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests with version 4 of Amazon's signatures, body and all headers included.
///
/// It signs what we send: paths that are escaped already, no query, and headers whose values have no spaces
/// in a row. See <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>.
final class SignatureV4 {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "s3";
    private static final String END = "aws4_request";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String accessKeyId;
    private final byte[] secret;
    private final String region;

    SignatureV4(String accessKeyId, String secretAccessKey, String region) {
        this.accessKeyId = accessKeyId;
        this.secret = ("AWS4" + secretAccessKey).getBytes(UTF_8);
        this.region = region;
    }

    /// The headers to send: those given, and the ones that make the signature. `host` is not among them, since
    /// whoever sends the request sets it by itself.
    ///
    /// @param host as it will stand in the request
    /// @param path escaped as it will stand in the request
    /// @param headers by their names in small letters
    Map<String, String> sign(
            String method, String host, String path, Map<String, String> headers, byte[] body, Instant now) {
        String time = TIME.format(now);
        String day = time.substring(0, 8);
        String bodyHash = hex(sha256(body));
        SortedMap<String, String> sent = new TreeMap<>(headers);
        sent.put("x-amz-content-sha256", bodyHash);
        sent.put("x-amz-date", time);
        SortedMap<String, String> signed = new TreeMap<>(sent);
        signed.put("host", host);

        String names = String.join(";", signed.keySet());
        String lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String request = String.join("\n", method, path, "", lines, names, bodyHash);
        String scope = String.join("/", day, region, SERVICE, END);
        String toSign = String.join("\n", ALGORITHM, time, scope, hex(sha256(request.getBytes(UTF_8))));
        String signature = hex(hmac(key(day), toSign));
        sent.put(
                "authorization",
                "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                        .formatted(ALGORITHM, accessKeyId, scope, names, signature));
        return sent;
    }

    private byte[] key(String day) {
        return hmac(hmac(hmac(hmac(secret, day), region), SERVICE), END);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
