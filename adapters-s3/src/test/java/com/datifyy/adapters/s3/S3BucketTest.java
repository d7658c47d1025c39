package com.datifyy.adapters.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.adapters.s3.S3Bucket.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3BucketTest {
    private static S3Bucket at(String endpoint, String prefix) {
        return new S3Bucket(endpoint, "auto", "photos", "FAKEACCESSKEY", "not/a+secret=but-an-example", prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "https://storage.example.com, '', https://storage.example.com/photos/1/full.jpg",
        "https://storage.example.com/, live, https://storage.example.com/photos/live/1/full.jpg",
        "https://abc.storage.example.com/storage/v1/s3, a/b/, "
                + "https://abc.storage.example.com/storage/v1/s3/photos/a/b/1/full.jpg",
        "http://localhost:9000, '', http://localhost:9000/photos/1/full.jpg"
    })
    void the_bucket_is_a_part_of_the_path(String endpoint, String prefix, String address) {
        assertThat(at(endpoint, prefix).object("1/full.jpg")).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "storage.example.com",
                "ftp://storage.example.com",
                "https://",
                "https://user:example-password@storage.example.com",
                "https://storage.example.com?x=1",
                "https://storage.example.com#x",
                "https://storage.example.com/a b",
                "https://storage.example.com/../x",
                "https://storage.example.com/%2e",
                "https:storage"
            })
    void an_endpoint_is_scheme_host_and_path(String endpoint) {
        assertThat(Part.ENDPOINT.rule().fits(endpoint)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(endpoint, ""))
                .withMessage("ENDPOINT must be https:// and a host, perhaps with a port and a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "a//b", "a b", "..", "a/../b", "a/b/c/d/e"})
    void a_prefix_leads_nowhere_else(String prefix) {
        assertThat(Part.PREFIX.rule().fits(prefix)).isFalse();
    }

    @Test
    void h1_the_key_is_never_shown() {
        assertThat(at("https://storage.example.com", ""))
                .hasToString("S3Bucket[photos at https://storage.example.com]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new S3Bucket("https://storage.example.com", "auto", "photos", "K", "a secret", ""))
                .withMessageNotContaining("a secret");
    }
}
