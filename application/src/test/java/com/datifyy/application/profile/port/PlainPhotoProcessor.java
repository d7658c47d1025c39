package com.datifyy.application.profile.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.domain.shared.Refusal.InvalidInput;

/// Takes files that begin with "picture" for pictures of 640 by 480, and repeats their words.
public final class PlainPhotoProcessor implements PhotoProcessor {
    /// A file that is taken.
    public static byte[] file(String words) {
        return ("picture " + words).getBytes(UTF_8);
    }

    @Override
    public Picture process(byte[] file) {
        String text = new String(file, UTF_8);
        if (!text.startsWith("picture")) {
            throw new InvalidInput("photo_data", "must be a JPEG, PNG or WebP picture");
        }
        return new Picture(("full " + text).getBytes(UTF_8), ("small " + text).getBytes(UTF_8), 640, 480);
    }
}
