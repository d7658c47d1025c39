package com.datifyy.adapters.grpc.translation;

import com.datifyy.domain.profile.ShownPhoto;
import org.jspecify.annotations.Nullable;

/// Where photos are fetched: over HTTP, by paths of the REST interface.
public final class ProtoPhoto {
    private static final String PATH = "/api/v1/photos/";

    private ProtoPhoto() {}

    /// Where the whole picture is fetched; empty for none.
    public static String pathOf(@Nullable ShownPhoto photo) {
        return photo == null ? "" : PATH + photo.link();
    }

    /// Where the small picture is fetched.
    public static String thumbnailOf(ShownPhoto photo) {
        return PATH + photo.thumbnailLink();
    }
}
