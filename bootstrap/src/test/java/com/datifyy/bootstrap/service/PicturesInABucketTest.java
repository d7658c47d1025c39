package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.s3.StubS3;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.settings.LogSettings;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The whole service with its pictures in a bucket, which checks every signature. What else may become of the way to it
/// is in [OutsideServicesAwayTest].
class PicturesInABucketTest {
    private static final String PHOTOS = "/api/v1/user/photos";
    private static final String FILE = "{\"photoData\":\"" + Cast.PICTURE + "\"}";

    private static StubS3 bucket;
    private static Cable toBucket;
    private static LogCapture log;
    private static RunningApp app;

    private final Newcomer newcomer = Newcomer.named("Maya Kulkarni");
    private final Story story = Story.somewhere("GENDER_FEMALE");
    private final String token = joined(newcomer, story);
    private final Http maya = app.http().as(token);

    @BeforeAll
    static void start() throws IOException {
        bucket = new StubS3("/storage/v1/s3", InstantSource.system());
        URI endpoint = URI.create(bucket.endpoint());
        toBucket = new Cable(endpoint.getPort());
        log = LogCapture.of(LogSettings.Level.DEBUG);
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                new HashMap<>(Map.of(
                        "PHOTO_STORE",
                        "s3",
                        "S3_ENDPOINT",
                        "http://127.0.0.1:" + toBucket.port() + endpoint.getPath(),
                        "S3_REGION",
                        StubS3.REGION,
                        "S3_BUCKET",
                        StubS3.BUCKET,
                        "S3_ACCESS_KEY_ID",
                        StubS3.ACCESS_KEY_ID,
                        "S3_SECRET_ACCESS_KEY",
                        StubS3.SECRET_ACCESS_KEY,
                        "S3_PREFIX",
                        "live",
                        "RATE_LIMITS",
                        "default=off,register=off")));
    }

    @AfterAll
    static void stop() {
        app.close();
        log.close();
        toBucket.close();
        bucket.close();
        assertThat(log.lines())
                .as("the log")
                .noneMatch(line -> line.contains(StubS3.SECRET_ACCESS_KEY) || line.contains("AWS4-HMAC"));
    }

    private static String joined(Newcomer newcomer, Story story) {
        var member = app.overRest().register(newcomer);
        member.tell(story);
        return member.tokens().access();
    }

    private Answer upload() {
        Answer added = maya.post(PHOTOS, FILE);
        assertThat(added.status()).as(added::text).isEqualTo(200);
        return added;
    }

    private static List<String> objects(String photo) {
        return bucket.keys().stream().filter(key -> key.contains(photo)).toList();
    }

    @Test
    void a_photo_is_put_fetched_by_others_and_deleted() {
        Answer added = upload();
        String photo = added.at("/photo/photoId").asText();
        String me = maya.get("/api/v1/user/me").at("/profile/userId").asText();
        Http arjun = app.http().as(joined(Newcomer.named("Arjun Rao"), story.neighbour("GENDER_MALE")));
        String link = arjun.get("/api/v1/user/profile/" + me)
                .at("/profile/photos/0/thumbnailUrl")
                .asText();

        assertThat(objects(photo))
                .containsExactly(
                        "live/" + me + "/" + photo + "/full.jpg", "live/" + me + "/" + photo + "/thumbnail.jpg");
        Answer fetched = app.http().get(link);
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(app.http().get(added.at("/photo/url").asText()).status()).isEqualTo(200);

        assertThat(maya.delete(PHOTOS + "/" + photo).status()).isEqualTo(200);
        assertThat(app.http().get(link).status()).isEqualTo(404);
        eventually("the picture is gone", () -> objects(photo).isEmpty());
    }

    @Test
    void d7_nothing_is_left_in_the_bucket_of_who_left() {
        List<String> photos = List.of(
                upload().at("/photo/photoId").asText(),
                upload().at("/photo/photoId").asText());
        photos.forEach(photo -> assertThat(objects(photo)).hasSize(2));

        Answer closed = maya.send("DELETE", "/api/v1/user/account", "{\"password\":\"" + newcomer.password() + "\"}");
        assertThat(closed.status()).as(closed::text).isEqualTo(200);
        app.database()
                .run("UPDATE datifyy.users SET closed_at = now() - interval '40 days' WHERE closed_at IS NOT NULL");

        Eventually.byJob(
                app.database(),
                "delete closed accounts",
                "the account is deleted",
                () -> app.database()
                        .texts("SELECT 1 FROM datifyy.users WHERE closed_at IS NOT NULL")
                        .isEmpty());
        eventually(
                "the pictures are gone",
                () -> photos.stream().allMatch(photo -> objects(photo).isEmpty()));
    }

    /// As the job does it, which is not waited a minute for.
    private static void eventually(String what, BooleanSupplier happened) {
        Eventually.byJob(app.database(), "delete loose pictures", what, happened);
    }

    @Test
    void f4_a_photo_sent_again_under_its_key_is_kept_once() {
        int before = bucket.keys().size();
        Answer first = maya.post(PHOTOS, FILE, "Idempotency-Key", "river-1");
        Answer again = maya.post(PHOTOS, FILE, "Idempotency-Key", "river-1");

        assertThat(first.status()).as(first::text).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(bucket.keys()).hasSize(before + 2);
    }

    @Test
    void d7_what_an_upload_left_in_the_bucket_is_named_and_deleted() {
        bucket.loseTheNext("thumbnail.jpg");
        List<String> before = bucket.keys();
        Answer refused = maya.post(PHOTOS, FILE);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(bucket.keys()).as("one size was kept").hasSize(before.size() + 1);
        app.database().run("UPDATE datifyy.loose_pictures SET delete_from = now()");
        eventually("it is gone", () -> bucket.keys().equals(before));
    }

    @Test
    void h6_while_the_bucket_is_away_photos_are_unavailable_and_everything_else_works() {
        Answer added = upload();
        toBucket.cut();
        try {
            Answer refused = maya.post(PHOTOS, FILE);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(app.http().get(added.at("/photo/url").asText()).status()).isEqualTo(503);
            assertThat(maya.get("/api/v1/user/me").at("/profile/photos")).hasSize(1);
            assertThat(app.http().get("/readyz").status()).isEqualTo(200);
        } finally {
            toBucket.mend();
        }
        assertThat(app.http().get(added.at("/photo/url").asText()).status()).isEqualTo(200);
    }

    @Test
    void h6_connections_to_the_bucket_that_were_reset_are_replaced() {
        upload();
        toBucket.reset();

        upload();
    }
}
