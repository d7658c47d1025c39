package com.datifyy.adapters.s3;

import com.datifyy.domain.shared.TextRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

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

    /// What Supabase's endpoints end with.
    private static final String OF_SUPABASE = "/storage/v1/s3";

    /// What a bucket is told by, each with the values that can be used. None of them needs escaping in an
    /// address or in a signature.
    public enum Part {
        ENDPOINT(new TextRule("must be https:// and a host, perhaps with a port and a path", S3Bucket::isEndpoint)),
        REGION(TextRule.matching("must be letters, digits and hyphens", "[A-Za-z0-9-]{1,64}")),
        NAME(TextRule.matching(
                "must be letters, digits, dots, hyphens and underscores", "[A-Za-z0-9][A-Za-z0-9._-]{0,99}")),
        ACCESS_KEY_ID(TextRule.matching("must be letters, digits, hyphens and underscores", "[A-Za-z0-9_-]{1,128}")),
        SECRET_ACCESS_KEY(TextRule.matching("must have no spaces", "[\\x21-\\x7e]{1,256}")),
        PREFIX(TextRule.matching(
                "must be letters, digits, hyphens and underscores, with slashes between them",
                "([A-Za-z0-9_-]{1,64}/?){0,4}"));

        private final TextRule rule;

        Part(TextRule rule) {
            this.rule = rule;
        }

        /// Which values can be used as this part.
        public TextRule rule() {
            return rule;
        }

        private void require(String value) {
            rule.require(name(), value);
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

    /// The address at which the bucket tells the names of its objects.
    URI listing() {
        return URI.create(withoutSlash(endpoint) + "/" + name + "?list-type=2&max-keys=1");
    }

    /// The addresses at which an object of a public bucket is given to anybody: its own, and at Supabase another one.
    List<URI> addressesForAnybody(String key) {
        URI own = object(key);
        String address = withoutSlash(endpoint);
        return address.endsWith(OF_SUPABASE)
                ? List.of(
                        own,
                        URI.create(address.substring(0, address.length() - OF_SUPABASE.length())
                                + "/storage/v1/object/public/" + name + "/" + start() + key))
                : List.of(own);
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

    /// Without the key.
    @Override
    public String toString() {
        return "S3Bucket[" + name + " at " + endpoint + "]";
    }
}
