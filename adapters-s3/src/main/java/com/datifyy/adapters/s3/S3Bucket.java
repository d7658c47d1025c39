package com.datifyy.adapters.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A bucket, and in whose name it is used.
///
/// @param endpoint where the service is: scheme, host, perhaps a port and a path
/// @param region what the service calls its region, like `eu-central-1` or `auto`
/// @param name the bucket's, within the endpoint
/// @param accessKeyId the public name of the key
/// @param secretAccessKey its secret
/// @param prefix what the names of all objects begin with; may be empty
public record S3Bucket(
        String endpoint, String region, String name, String accessKeyId, String secretAccessKey, String prefix) {

    /// What a bucket is told by, each with the values that can be used. None of them needs escaping in an
    /// address or in a signature.
    public enum Part {
        ENDPOINT("must be https:// and a host, perhaps with a port and a path", S3Bucket::isEndpoint),
        REGION("must be letters, digits and hyphens", matching("[A-Za-z0-9-]{1,64}")),
        NAME("must be letters, digits, dots, hyphens and underscores", matching("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")),
        ACCESS_KEY_ID("must be letters, digits, hyphens and underscores", matching("[A-Za-z0-9_-]{1,128}")),
        SECRET_ACCESS_KEY("must have no spaces", matching("[\\x21-\\x7e]{1,256}")),
        PREFIX(
                "must be letters, digits, hyphens and underscores, with slashes between them",
                matching("([A-Za-z0-9_-]{1,64}/?){0,4}"));

        private final String rule;
        private final Predicate<String> test;

        Part(String rule, Predicate<String> test) {
            this.rule = rule;
            this.test = test;
        }

        /// Completes a sentence that begins with what the part is called.
        public String rule() {
            return rule;
        }

        /// Whether a value can be used as this part.
        public boolean fits(String value) {
            return test.test(value);
        }

        private void require(String value) {
            if (!fits(value)) {
                throw new IllegalArgumentException(name() + " " + rule);
            }
        }
    }

    /// @throws IllegalArgumentException when a part does not fit; the message never repeats a value
    public S3Bucket {
        Part.ENDPOINT.require(endpoint);
        Part.REGION.require(region);
        Part.NAME.require(name);
        Part.ACCESS_KEY_ID.require(accessKeyId);
        Part.SECRET_ACCESS_KEY.require(secretAccessKey);
        Part.PREFIX.require(prefix);
    }

    /// Whether what goes to an endpoint and comes back can be read by nobody on the way.
    public static boolean isEncrypted(String endpoint) {
        return endpoint.startsWith("https://");
    }

    /// The address of an object in the bucket. The bucket is a part of the path: that is what all services
    /// understand.
    URI object(String key) {
        return URI.create(withoutSlash(endpoint) + "/" + name + "/" + start() + key);
    }

    private String start() {
        return prefix.isEmpty() ? "" : withoutSlash(prefix) + "/";
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isEndpoint(String text) {
        try {
            URI address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawPath().matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?");
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    /// Without the key.
    @Override
    public String toString() {
        return "S3Bucket[" + name + " at " + endpoint + "]";
    }
}
