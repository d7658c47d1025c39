package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.domain.profile.Photo;
import com.datifyy.domain.profile.ShownPhoto;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A photo with the paths under which its viewer may fetch it for a while.
public final class PhotoView {
    private static final String PATH = "/api/v1/photos/";

    private PhotoView() {}

    public static JsonNode of(ShownPhoto shown) {
        return Json.object(out -> write(shown, out));
    }

    private static void write(ShownPhoto shown, JsonGenerator out) throws IOException {
        Photo photo = shown.photo();
        out.writeStringField("photoId", photo.id().toString());
        out.writeStringField("url", pathOf(shown));
        out.writeStringField("thumbnailUrl", PATH + shown.thumbnailLink());
        out.writeNumberField("order", shown.order());
        out.writeBooleanField("isPrimary", shown.primary());
        out.writeStringField("caption", photo.caption());
        out.writeNumberField("width", photo.width());
        out.writeNumberField("height", photo.height());
        out.writeNumberField("version", photo.version());
        JsonTime.write("uploadedAt", photo.uploadedAt(), out);
    }

    /// Writes the field of this name.
    static void write(String key, List<ShownPhoto> photos, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(key);
        for (ShownPhoto shown : photos) {
            out.writeStartObject();
            write(shown, out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// Where the whole picture is fetched; empty for none.
    public static String pathOf(@Nullable ShownPhoto photo) {
        return photo == null ? "" : PATH + photo.link();
    }
}
