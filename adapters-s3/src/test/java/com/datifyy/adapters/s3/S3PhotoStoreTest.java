package com.datifyy.adapters.s3;

import static com.datifyy.adapters.s3.StubS3.failing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.adapters.s3.S3Standing.Objecting;
import com.datifyy.adapters.s3.S3Standing.Private;
import com.datifyy.adapters.s3.S3Standing.Public;
import com.datifyy.adapters.s3.StubS3.Received;
import com.datifyy.adapters.s3.StubS3.Trick;
import com.datifyy.application.profile.port.PhotoStore;
import com.datifyy.application.profile.port.PhotoStoreContract;
import com.datifyy.application.profile.port.Picture;
import com.datifyy.application.shared.HowLong;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3PhotoStoreTest implements PhotoStoreContract {
    private static final S3Timeouts SHORT =
            new S3Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(2));
    private static final String NAME = MAYA + "/" + PHOTO;
    private static final Picture PICTURE = new Picture(new byte[] {1, 2, 3}, new byte[] {4, 5}, 640, 480);

    private final TestClock clock = new TestClock();

    @AutoClose
    private final StubS3 service = new StubS3("/storage/v1/s3", clock);

    @AutoClose
    private final S3PhotoStore store = storeIn(StubS3.BUCKET, StubS3.SECRET_ACCESS_KEY, "", SHORT);

    S3PhotoStoreTest() throws IOException {}

    private S3PhotoStore storeIn(String bucket, String secret, String prefix, S3Timeouts timeouts) {
        return new S3PhotoStore(
                new S3Bucket(service.endpoint(), StubS3.REGION, bucket, StubS3.ACCESS_KEY_ID, secret, prefix),
                timeouts,
                clock);
    }

    @Override
    public PhotoStore store() {
        return store;
    }

    @Override
    public void addPeople() {
        // a bucket takes anybody's
    }

    private Optional<byte[]> found() {
        return store.find(MAYA, PHOTO, PhotoSize.FULL);
    }

    private void assertUnavailable(Callable<?> question) {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(question::call)
                .withMessage("The photo store is not available right now, please try again");
    }

    @Test
    void pictures_are_private_objects_of_their_type_under_the_prefix() {
        try (var within = storeIn(StubS3.BUCKET, StubS3.SECRET_ACCESS_KEY, "live/photos", SHORT)) {
            within.put(MAYA, PHOTO, PICTURE);
        }

        String name = "live/photos/" + NAME;
        assertThat(service.keys()).containsExactly(name + "/full.jpg", name + "/thumbnail.jpg");
        assertThat(service.stored(name + "/full.jpg")).satisfies(stored -> {
            assertThat(stored.type()).isEqualTo("image/jpeg");
            assertThat(stored.caching()).isEqualTo("private");
        });
        assertThat(service.received())
                .extracting(Received::path)
                .contains("/storage/v1/s3/" + StubS3.BUCKET + "/" + name + "/full.jpg");
    }

    @Test
    void the_stub_refuses_what_is_not_signed_as_it_should_be() {
        store.put(MAYA, PHOTO, PICTURE);
        try (var wrongSecret = storeIn(StubS3.BUCKET, "another-example", "", SHORT);
                var wrongBucket = storeIn("others", StubS3.SECRET_ACCESS_KEY, "", SHORT)) {
            assertUnavailable(() -> wrongSecret.find(MAYA, PHOTO, PhotoSize.FULL));
            assertUnavailable(() -> wrongBucket.find(MAYA, PHOTO, PhotoSize.FULL));
        }
        assertThat(service.received()).extracting(Received::status).endsWith(403, 404);
    }

    @Test
    void a_clock_that_is_far_off_is_refused() throws Exception {
        var late = new TestClock();
        late.advance(Duration.ofMinutes(16));
        try (var other = new StubS3("", late);
                var behind = new S3PhotoStore(
                        new S3Bucket(
                                other.endpoint(),
                                StubS3.REGION,
                                StubS3.BUCKET,
                                StubS3.ACCESS_KEY_ID,
                                StubS3.SECRET_ACCESS_KEY,
                                ""),
                        SHORT,
                        clock)) {
            assertUnavailable(() -> behind.find(MAYA, PHOTO, PhotoSize.FULL));
            assertThat(other.received()).extracting(Received::status).containsExactly(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalError",
        "503, SlowDown",
        "503, ''",
        "502, ''",
        "504, ''",
        "429, TooManyRequests",
        "400, RequestTimeout"
    })
    void h6_what_may_pass_is_tried_again_twice_at_most(int status, String code) {
        store.put(MAYA, PHOTO, PICTURE);
        Trick trick = failing(status, code);
        int before = service.received().size();

        service.next(trick, trick);
        assertThat(found()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
        assertThat(service.received()).hasSize(before + 3);

        service.next(trick, trick, trick);
        assertUnavailable(this::found);
        assertThat(service.received()).hasSize(before + 6);
    }

    @Test
    void h6_putting_and_deleting_are_tried_again_as_well() {
        service.next(failing(500, "InternalError"), StubS3.hangingUp());
        store.put(MAYA, PHOTO, PICTURE);
        assertThat(service.keys()).hasSize(2);

        service.next(failing(503, "SlowDown"));
        store.delete(MAYA, PHOTO);
        assertThat(service.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "400, InvalidRequest", "404, NoSuchBucket", "404, ''", "301, PermanentRedirect"})
    void what_will_not_pass_is_not_tried_again(int status, String code) {
        service.next(failing(status, code));
        assertUnavailable(this::found);
        assertThat(service.received()).hasSize(1);

        service.next(failing(status, code));
        assertUnavailable(() -> {
            store.delete(MAYA, PHOTO);
            return null;
        });
        service.next(failing(status, code));
        assertUnavailable(() -> {
            store.put(MAYA, PHOTO, PICTURE);
            return null;
        });
        assertThat(service.keys()).isEmpty();
    }

    @Test
    void deleting_what_the_service_says_is_missing_is_done() {
        service.next(failing(404, "NoSuchKey"), failing(404, "NoSuchKey"));

        assertThatCode(() -> store.delete(MAYA, PHOTO)).doesNotThrowAnyException();
        assertThat(service.received()).hasSize(2);
    }

    @Test
    void e9_redirects_are_not_followed() throws Exception {
        try (var elsewhere = new StubS3("", clock)) {
            service.next(StubS3.redirecting(elsewhere.endpoint() + "/" + StubS3.BUCKET + "/x"));

            assertUnavailable(this::found);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void e9_an_answer_without_end_is_cut_off() {
        service.next(StubS3.endless(), StubS3.endless(), StubS3.endless());

        assertUnavailable(this::found);
    }

    @Test
    void e9_slow_answers_have_a_limit() {
        var hasty = new S3Timeouts(Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofMillis(2));
        try (var impatient = storeIn(StubS3.BUCKET, StubS3.SECRET_ACCESS_KEY, "", hasty)) {
            assertThat(HowLong.usually(() -> {
                        service.next(service.dripping());
                        assertUnavailable(() -> impatient.find(MAYA, PHOTO, PhotoSize.FULL));
                    }))
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void h6_a_service_that_is_away_is_unavailable() throws Exception {
        try (var held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = "http://127.0.0.1:" + held.getLocalPort();
            var bucket = new S3Bucket(address, "auto", StubS3.BUCKET, StubS3.ACCESS_KEY_ID, "an-example", "");
            try (var nobody = new S3PhotoStore(bucket, SHORT, clock)) {
                assertUnavailable(() -> nobody.find(MAYA, PHOTO, PhotoSize.FULL));
            }
        }
    }

    @Test
    void a_look_at_a_bucket_says_what_is_wrong_with_it_and_leaves_nothing_there() throws Exception {
        assertThat(look(StubS3.BUCKET, StubS3.SECRET_ACCESS_KEY)).isEqualTo(new Private());
        assertThat(service.received())
                .extracting(Received::method, Received::status)
                .containsExactly(
                        tuple("PUT", 200),
                        tuple("GET", 200),
                        tuple("GET", 403),
                        tuple("GET", 403),
                        tuple("GET", 403),
                        tuple("DELETE", 204));
        assertThat(look(StubS3.BUCKET, "another-example"))
                .isEqualTo(new Objecting("is asked to keep an object and answers 403 (SignatureDoesNotMatch)"));
        assertThat(look("others", StubS3.SECRET_ACCESS_KEY))
                .isEqualTo(new Objecting("is asked to keep an object and answers 404 (NoSuchBucket)"));
        service.next(failing(403, "AccessDenied"));
        assertThat(look(StubS3.BUCKET, StubS3.SECRET_ACCESS_KEY))
                .isEqualTo(new Objecting("is asked to keep an object and answers 403 (AccessDenied)"));
        var nowhere = new S3Bucket("http://127.0.0.1:1", "auto", StubS3.BUCKET, StubS3.ACCESS_KEY_ID, "an-example", "");
        assertThat(S3Checkup.look(nowhere, SHORT, clock))
                .isEqualTo(new Objecting("cannot be reached, or does not answer in time"));
        assertThat(service.keys()).isEmpty();
    }

    @Test
    void d10_a_look_at_a_bucket_finds_out_that_it_is_public() throws Exception {
        try (var plain = new StubS3("", clock)) {
            assertThat(look(plain)).isEqualTo(new Private());

            plain.openToAnybody();
            assertThat(look(plain)).isEqualTo(new Public(false));

            plain.listToAnybody();
            assertThat(look(plain)).isEqualTo(new Public(true));
            assertThat(plain.keys()).isEmpty();
        }
    }

    @Test
    void d10_a_public_bucket_is_found_where_supabase_gives_its_objects_away() {
        assertThat(look(service)).isEqualTo(new Private());

        service.openToAnybody();

        assertThat(look(service)).isEqualTo(new Public(false));
        assertThat(service.keys()).isEmpty();
    }

    @Test
    void a_look_leaves_nothing_behind_when_the_answer_to_putting_is_lost() {
        service.loseAnswersTo("PUT");

        assertThat(look(service)).isEqualTo(new Objecting("cannot be reached, or does not answer in time"));
        assertThat(service.received()).contains(new Received("PUT", probed(), 200));
        assertThat(service.keys()).isEmpty();
    }

    @Test
    void d10_a_public_bucket_is_found_although_it_does_not_answer_to_deleting() {
        service.loseAnswersTo("DELETE");
        assertThat(look(service)).isEqualTo(new Objecting("is asked to delete an object and does not answer in time"));

        service.openToAnybody();
        assertThat(look(service)).isEqualTo(new Public(false));
    }

    /// Where the last look put its object.
    private String probed() {
        return service.received().getLast().path();
    }

    private S3Standing look(StubS3 where) {
        return S3Checkup.look(
                new S3Bucket(
                        where.endpoint(),
                        StubS3.REGION,
                        StubS3.BUCKET,
                        StubS3.ACCESS_KEY_ID,
                        StubS3.SECRET_ACCESS_KEY,
                        "people/"),
                SHORT,
                clock);
    }

    private S3Standing look(String bucket, String secret) {
        return S3Checkup.look(
                new S3Bucket(service.endpoint(), StubS3.REGION, bucket, StubS3.ACCESS_KEY_ID, secret, ""),
                SHORT,
                clock);
    }

    @Test
    void a_connection_that_breaks_is_tried_again() {
        store.put(MAYA, PHOTO, PICTURE);
        service.next(StubS3.hangingUp());

        assertThat(found()).isPresent();
    }

    @Test
    void many_at_once_wait_for_their_turn() throws Exception {
        store.put(MAYA, PHOTO, PICTURE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<byte[]>>> answers = new ArrayList<>();
            for (int reader = 0; reader < 100; reader++) {
                answers.add(threads.submit(this::found));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Code>Slow Down</Code>", "<Code>x\ny</Code>", "<Code></Code>"})
    void e7_only_a_plain_word_of_the_service_reaches_the_log(String body) {
        var answer = new S3Answer(400, body.getBytes(UTF_8));

        assertThat(answer.meaning()).isEqualTo("answers 400");
        assertThat(new S3Answer(400, "<Code>SlowDown</Code>".getBytes(UTF_8)).meaning())
                .isEqualTo("answers 400 (SlowDown)");
    }
}
