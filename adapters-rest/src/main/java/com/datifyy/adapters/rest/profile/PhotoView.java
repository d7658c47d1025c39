package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.domain.profile.Photo;
import com.datifyy.domain.profile.ShownPhoto;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A photo with the paths under which its viewer may fetch it for a while.
public final class PhotoView {
    private static final String PATH = "/api/v1/photos/";

    private PhotoView() {}

    public static ObjectNode of(ShownPhoto shown) {
        Photo photo = shown.photo();
        ObjectNode json = Json.object()
                .put("photoId", photo.id().toString())
                .put("url", pathOf(shown))
                .put("thumbnailUrl", PATH + shown.thumbnailLink())
                .put("order", shown.order())
                .put("isPrimary", shown.primary())
                .put("caption", photo.caption())
                .put("width", photo.width())
                .put("height", photo.height())
                .put("version", photo.version());
        json.set("uploadedAt", JsonTime.secondsAndNanos(photo.uploadedAt()));
        return json;
    }

    /// Where the whole picture is fetched; empty for none.
    public static String pathOf(@Nullable ShownPhoto photo) {
        return photo == null ? "" : PATH + photo.link();
    }

    public static ArrayNode of(List<ShownPhoto> photos) {
        return Json.list(photos.stream().map(PhotoView::of).toList());
    }
}
