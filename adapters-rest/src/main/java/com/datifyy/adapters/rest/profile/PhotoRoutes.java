package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.IfMatch;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.http.Upload;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.profile.PhotoGallery;
import com.datifyy.application.profile.PhotoGallery.Fetched;
import com.datifyy.application.profile.PhotoGallery.Kept;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Adding, arranging and deleting one's photos, and fetching those that one was shown.
public final class PhotoRoutes implements Routes.Part {
    private static final Pattern TAG = Pattern.compile("f([0-9]{1,18})");
    private static final Pattern HELD = Pattern.compile("\"([0-9a-z-]{1,60})\"");
    private static final int LONGEST_TAGS = 1_000;

    private final PhotoGallery gallery;
    private final InstantSource clock;

    public PhotoRoutes(PhotoGallery gallery, InstantSource clock) {
        this.gallery = gallery;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.uploading("POST /api/v1/user/photos", this::upload)
                .uploading("POST /api/v1/user/photos/upload", this::upload)
                .forCaller("PUT /api/v1/user/photos/{photoId}", this::change)
                .forCaller("DELETE /api/v1/user/photos/{photoId}", this::delete)
                .open("GET /api/v1/photos/{link}", this::fetch);
    }

    private Runnable upload(Exchange http, Caller caller, Upload sent) {
        JsonInput about = sent.about();
        Kept kept = gallery.keep(
                caller,
                new PhotoGallery.Upload(
                        sent.file(),
                        sent.type(),
                        flag(about, "is_primary"),
                        whole(about, "order"),
                        about.text("caption")));
        return () -> answer(http, gallery.show(caller, kept), "The photo was added");
    }

    private void change(Exchange http, Caller caller) {
        JsonInput body = http.body();
        PhotoId photo = PhotoId.parse(http.path("photoId"));
        Long expected = IfMatch.version(http.header("If-Match"), TAG, () -> gallery.version(caller, photo));
        ShownPhoto shown = gallery.change(
                caller,
                photo,
                new Gallery.Change(
                        body.flag("is_primary", false),
                        body.find("order") == null ? null : (Integer) body.whole("order", 0),
                        body.find("caption") == null ? null : body.text("caption")),
                expected);
        http.answerHeader("ETag", "\"f" + shown.photo().version() + "\"");
        answer(http, shown, "The photo was changed");
    }

    private void delete(Exchange http, Caller caller) {
        PhotoId photo = PhotoId.parse(http.path("photoId"));
        Long expected = IfMatch.version(http.header("If-Match"), TAG, () -> gallery.version(caller, photo));
        gallery.delete(caller, photo, expected);
        http.answer(Json.object().put("success", true).put("message", "The photo was deleted"));
    }

    private void fetch(Exchange http) {
        Fetched fetched = gallery.fetch(http.path("link"), held(http.header("If-None-Match")));
        byte[] jpeg = fetched.jpeg();
        long seconds =
                Math.max(0, Duration.between(clock.instant(), fetched.until()).toSeconds());
        http.answerHeader("Cache-Control", "private, max-age=" + seconds + ", immutable")
                .answerHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .answerHeader("ETag", "\"" + fetched.tag() + "\"");
        if (jpeg == null) {
            http.answer(304, "image/jpeg", new byte[0]);
        } else {
            http.answer(200, "image/jpeg", jpeg);
        }
    }

    /// The tags a client names. What compresses on the way makes them weak, which makes no difference to
    /// pictures.
    private static Set<String> held(@Nullable String header) {
        if (header == null || header.length() > LONGEST_TAGS) {
            return Set.of();
        }
        return HELD.matcher(header).results().map(tag -> tag.group(1)).collect(Collectors.toSet());
    }

    private static void answer(Exchange http, ShownPhoto shown, String message) {
        ObjectNode json = Json.object();
        json.set("photo", PhotoView.of(shown));
        http.answer(json.put("message", message));
    }

    /// A form has texts only.
    private static boolean flag(JsonInput about, String name) {
        if (!isText(about.find(name))) {
            return about.flag(name, false);
        }
        return switch (about.text(name).strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInput(about.pathOf(name), "must be true or false");
        };
    }

    private static int whole(JsonInput about, String name) {
        return isText(about.find(name)) && about.text(name).matches("[0-9]{1,4}")
                ? Integer.parseInt(about.text(name))
                : about.whole(name, 0);
    }

    private static boolean isText(@Nullable JsonNode value) {
        return value != null && value.isTextual();
    }
}
