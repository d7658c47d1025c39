package com.datifyy.adapters.rest.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.adapters.rest.RestSettings;
import com.datifyy.application.profile.PhotoGallery;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoRoutesTest {
    private static final String PATH = "/api/v1/user/photos";

    @AutoClose
    private final RestService service = new RestService(RestSettings.onPort(0));

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    private final RestService.Member maya = service.join("Maya", "FEMALE");

    private static String json(String words, String more) {
        return "{\"photoData\": \"" + Base64.getEncoder().encodeToString(PlainPhotoProcessor.file(words)) + "\"" + more
                + "}";
    }

    private JsonNode upload(String words) {
        Answer answer =
                maya.post(PATH, json(words, ", \"contentType\": \"image/png\", \"caption\": \"" + words + "\""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.at("/photo");
    }

    private Answer form(String content) throws Exception {
        return form(content, "multipart/form-data; boundary=xyz");
    }

    private Answer form(String content, String type) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + PATH + "/upload"))
                        .header("Authorization", "Bearer " + maya.token())
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(content.replace("\n", "\r\n"), ISO_8859_1))
                        .build(),
                BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(), answer.headers(), RestService.JSON.readTree(answer.body()), answer.body());
    }

    private HttpResponse<byte[]> fetch(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path));
        return client.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void a_photo_comes_in_base64_and_is_told_with_its_paths() {
        JsonNode photo = upload("river");

        assertThat(photo.at("/isPrimary").booleanValue()).isTrue();
        assertThat(photo.at("/order").intValue()).isZero();
        assertThat(photo.at("/caption").textValue()).isEqualTo("river");
        assertThat(photo.at("/uploadedAt/seconds").longValue())
                .isEqualTo(service.application.clock.instant().getEpochSecond());
        assertThat(photo.at("/url").textValue()).startsWith("/api/v1/photos/").doesNotContain("?");
        assertThat(maya.get("/api/v1/user/me").at("/profile/photos/0")).isEqualTo(photo);
    }

    @Test
    void whoever_signs_in_is_told_where_their_primary_photo_is() throws Exception {
        assertThat(maya.signedIn().at("/user/photoUrl").textValue()).isEmpty();
        upload("river");
        maya.put(PATH + "/" + upload("hills").get("photoId").textValue(), "{\"isPrimary\": true}");

        String path =
                service.signIn(maya, "another").signedIn().at("/user/photoUrl").textValue();

        assertThat(path).isEqualTo(maya.get("/api/v1/user/me").text("/profile/photos/1/url"));
        assertThat(fetch(path).statusCode()).isEqualTo(200);
        assertThat(maya.get("/api/v1/user/export").text("/account/photoUrl")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "multipart/form-data", "text/plain"})
    void a_photo_in_neither_json_nor_a_form_is_told_how_it_may_come(String type) {
        Answer answer =
                service.send("POST", PATH, "{}", "Content-Type", type, "Authorization", "Bearer " + maya.token());

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("/message")).contains("application/json", "multipart/form-data with its boundary");
    }

    @Test
    void a_photo_comes_in_a_form() throws Exception {
        upload("first");
        Answer answer = form("""
                --xyz
                Content-Disposition: form-data; name="isPrimary"

                true
                --xyz
                Content-Disposition: form-data; name="photo"; filename="../river.jpg"
                Content-Type: image/jpeg

                picture with
                --xy and other things
                --xyz
                Content-Disposition: form-data; name="caption"

                by the river
                --xyz--
                """);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/photo/isPrimary").booleanValue()).isTrue();
        assertThat(answer.text("/photo/caption")).isEqualTo("by the river");
        assertThat(new String(fetch(answer.text("/photo/url")).body(), ISO_8859_1))
                .isEqualTo("full picture with\r\n--xy and other things");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--xyz",
                "--xyz--",
                "--other\n\nx\n--other--\n",
                "--xyz\nContent-Disposition: form-data; name=\"photo\"\n\npicture",
                "--xyz\nContent-Disposition: form-data; name=\"caption\"\n\nx\n--xyz--\n",
                "--xyz\nContent-Disposition: form-data; name=\"photo\"\n\npicture\n--xyz-x"
            })
    void forms_that_do_not_hold_together_are_refused(String content) throws Exception {
        assertThat(form(content).status()).isEqualTo(400);
        assertThat(service.application.pictures.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file; filename=river.jpg|photo|, and file is not known here",
                "FILE; filename*=UTF-8''river.jpg|photo|, and FILE is not known here",
                "<b>; filename=river.jpg|photo|''",
                "file|file|-",
                "<b>|body|-"
            })
    void a_file_in_a_part_of_another_name_is_told_the_right_one(String part, String field, String named)
            throws Exception {
        String name = "\"" + part.replaceFirst("(;|$)", "\"$1");

        Answer answer = form(
                "--xyz\nContent-Disposition: form-data; name=%s\n\n%s\n--xyz--\n".formatted(name, "x".repeat(5_000)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/message"))
                .isEqualTo(
                        switch (field) {
                            case "photo" -> "is required: the part with the file has this name" + named;
                            case "file" -> "is longer than 4096 bytes";
                            default -> "has a field of more than 4096 bytes";
                        });
        assertThat(service.application.pictures.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"photoData\": 1}",
                "{\"photoData\": \"%%%\"}",
                "{\"photoData\": \"bm8=\"}",
                "{\"photoData\": \"cGljdHVyZQ==\", \"photo_data\": \"cGljdHVyZQ==\"}",
                "{\"photoData\": \"cGljdHVyZQ==\"",
                "{\"photoData\": \"cGljdHVyZQ==\"} {}",
                "{\"photoData\": \"cGljdHVyZQ==\", \"order\": -1}",
                "{\"photoData\": \"cGljdHVyZQ==\", \"contentType\": \"text/html\"}"
            })
    void bodies_without_a_picture_are_refused(String body) {
        assertThat(maya.post(PATH, body).status()).isEqualTo(400);
        assertThat(service.application.pictures.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"caption\": \"a\", \"caption\": \"b\"}'|The body has a key twice in one object (line 1, column",
                "'{\"photoData\": \"cGljdHVyZQ==\"} {}'|The body goes on after its JSON value (line 1, column",
                "'{\"photoData\": \"cGljdHVyZQ==\",}'|The body is not JSON (line 1, column"
            })
    void e1_malformed_json_is_told_by_kind(String body, String message) {
        assertThat(maya.post(PATH, body).text("/message")).startsWith(message);
    }

    @Test
    void e1_json_over_the_limits_is_told_as_in_any_other_body() {
        assertThat(maya.post(PATH, "{\"a\":" + "[".repeat(40)).text("/message"))
                .startsWith("The body has more than 32 levels");
        assertThat(maya.post(PATH, "{\"a\": [" + "1,".repeat(20_001)).text("/message"))
                .startsWith("The body has more than 20,000 names, values and brackets");
    }

    @Test
    void e2_a_file_may_be_larger_than_other_bodies_and_no_larger_than_ten_megabytes() {
        String large = "x".repeat(3_000_000);
        assertThat(maya.post(PATH, json(large, "")).status()).isEqualTo(200);
        assertThat(maya.put("/api/v1/user/me", "{\"x\": \"" + large + "\"}").status())
                .isEqualTo(413);
        for (int times : new int[] {1, 2}) {
            Answer refused = maya.post(PATH, json("x".repeat(times * PhotoGallery.MOST_BYTES), ""));

            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.text("/message")).isEqualTo("The file may have at most 10 MB");
        }
        assertThat(maya.post(PATH, json("x", ", \"caption\": \"" + "x".repeat(70_000) + "\""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void f4_an_upload_that_is_sent_again_under_its_key_adds_nothing() {
        Answer first = maya.post(PATH, json("river", ""), "Idempotency-Key", "one");
        Answer again = maya.post(PATH, json("river", ""), "Idempotency-Key", "one");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(maya.post(PATH, json("hills", ""), "Idempotency-Key", "one").status())
                .isEqualTo(422);
        assertThat(service.application.pictures.count()).isEqualTo(1);
    }

    @Test
    void photos_are_arranged_and_deleted() {
        String first = upload("river").at("/photoId").textValue();
        String second = upload("hills").at("/photoId").textValue();

        Answer changed =
                maya.put(PATH + "/" + second, "{\"isPrimary\": true, \"order\": 0, \"caption\": \"the hills\"}");

        assertThat(changed.at("/photo/isPrimary").booleanValue()).isTrue();
        assertThat(changed.text("/photo/caption")).isEqualTo("the hills");
        assertThat(maya.get("/api/v1/user/me").text("/profile/photos/1/photoId"))
                .isEqualTo(first);
        assertThat(maya.delete(PATH + "/" + second).at("/success").booleanValue())
                .isTrue();
        assertThat(maya.delete(PATH + "/" + second).status()).isEqualTo(404);
        assertThat(maya.get("/api/v1/user/me").at("/profile/photos")).hasSize(1);
    }

    @Test
    void f6_a_change_may_name_the_version_it_is_for() {
        String path = PATH + "/" + upload("river").at("/photoId").textValue();

        Answer first = maya.put(path, "{\"caption\": \"one\"}", "If-Match", "\"f1\"");
        Answer stale = maya.put(path, "{\"caption\": \"two\"}", "If-Match", "\"f1\"");
        Answer either = maya.put(path, "{\"caption\": \"two\"}", "If-Match", "\"f1\", \"f2\"");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.at("/photo/version").longValue()).isEqualTo(2);
        assertThat(first.headers().firstValue("ETag")).contains("\"f2\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(either.headers().firstValue("ETag")).contains("\"f3\"");
        assertThat(maya.get("/api/v1/user/me").at("/profile/photos/0/version").longValue())
                .isEqualTo(3);
        assertThat(maya.put(path, "{\"caption\": \"x\"}", "If-Match", "\"p3\"").status())
                .isEqualTo(412);
        assertThat(maya.put(path, "{\"caption\": \"x\"}").status()).isEqualTo(200);
    }

    @Test
    void f6_a_deletion_may_name_the_version_it_is_for() {
        String path = PATH + "/" + upload("river").at("/photoId").textValue();
        maya.put(path, "{\"caption\": \"one\"}");

        Answer stale = delete(path, "\"f1\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(maya.get("/api/v1/user/me").at("/profile/photos")).hasSize(1);
        assertThat(delete(path, "\"f2\"").status()).isEqualTo(200);
        assertThat(maya.get("/api/v1/user/me").at("/profile/photos")).isEmpty();
    }

    private Answer delete(String path, String version) {
        return service.send("DELETE", path, null, "Authorization", "Bearer " + maya.token(), "If-Match", version);
    }

    @ParameterizedTest
    @CsvSource({"TRUE, true", "True, true", "false, false", "FALSE, false"})
    void a_form_says_yes_or_no_in_any_case(String told, boolean primary) throws Exception {
        upload("first");

        assertThat(formWithPrimary(told).at("/photo/isPrimary").booleanValue()).isEqualTo(primary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", ""})
    void e1_what_is_neither_yes_nor_no_in_a_form_is_refused_by_name(String told) throws Exception {
        Answer answer = formWithPrimary(told);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/message")).contains("must be true or false");
        assertThat(answer.text()).contains("is_primary");
    }

    private Answer formWithPrimary(String told) throws Exception {
        return form("""
                --xyz
                Content-Disposition: form-data; name="isPrimary"

                %s
                --xyz
                Content-Disposition: form-data; name="photo"; filename="river.jpg"
                Content-Type: image/jpeg

                picture of a river
                --xyz--
                """.formatted(told));
    }

    @Test
    void e1_a_field_of_a_form_that_is_given_twice_is_refused() throws Exception {
        Answer answer = form("""
                --xyz
                Content-Disposition: form-data; name="caption"

                one
                --xyz
                Content-Disposition: form-data; name="caption"

                two
                --xyz
                Content-Disposition: form-data; name="photo"

                picture
                --xyz--
                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("caption").contains("is given twice");
        assertThat(service.application.pictures.count()).isZero();
    }

    @Test
    void c4_somebody_elses_photo_is_like_none() {
        String photo = upload("river").at("/photoId").textValue();
        RestService.Member arjun = service.join("Arjun", "MALE");

        assertThat(arjun.delete(PATH + "/" + photo).status()).isEqualTo(404);
        assertThat(arjun.put(PATH + "/" + photo, "{\"caption\": \"mine\"}").status())
                .isEqualTo(404);
        assertThat(arjun.delete(PATH + "/none").status()).isEqualTo(404);
    }

    @Test
    void d10_others_fetch_by_links_of_their_own_which_may_be_kept_until_they_end() throws Exception {
        JsonNode own = upload("river");
        RestService.Member arjun = service.join("Arjun", "MALE");
        JsonNode seen = arjun.get("/api/v1/user/profile/" + maya.id()).at("/profile/photos/0");

        HttpResponse<byte[]> picture = fetch(seen.at("/thumbnailUrl").textValue());

        assertThat(seen.at("/url")).isNotEqualTo(own.at("/url"));
        assertThat(new String(picture.body(), ISO_8859_1)).isEqualTo("small picture river");
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(picture.headers().allValues("Cache-Control")).containsExactly("private, max-age=1800, immutable");
        String tag = picture.headers().firstValue("ETag").orElseThrow();
        assertThat(fetch(seen.at("/thumbnailUrl").textValue(), "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        service.application.pictures.goDown();
        assertThat(fetch(seen.at("/thumbnailUrl").textValue(), "If-None-Match", "\"x\", W/" + tag)
                        .statusCode())
                .isEqualTo(304);
        service.application.pictures.comeBack();
        service.application.clock.advance(Duration.ofMinutes(30));
        assertThat(fetch(seen.at("/thumbnailUrl").textValue()).statusCode()).isEqualTo(404);
        assertThat(fetch("/api/v1/photos/x").statusCode()).isEqualTo(404);
    }

    @Test
    void the_seventh_photo_is_one_too_many() {
        for (int number = 0; number < 6; number++) {
            upload("photo " + number);
        }
        assertThat(maya.post(PATH, json("more", "")).status()).isEqualTo(409);
    }

    @Test
    void f7_uploads_are_capped() {
        service.application.exhaust("upload-photo");

        assertThat(maya.post(PATH, json("river", "")).status()).isEqualTo(429);
    }

    @Test
    void d8_the_export_lists_the_photos() {
        JsonNode photo = upload("river");

        assertThat(maya.get("/api/v1/user/export").at("/profile/photos/0")).isEqualTo(photo);
    }
}
