package com.datifyy.domain.profile;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;

/// One of the photos somebody shows of themselves; the picture itself is kept elsewhere.
///
/// @param caption a line about it, or the empty text
/// @param width in pixels, at full size
/// @param height in pixels, at full size
/// @param version grows by one whenever its caption changes, its place, or whether it is the primary one
public record Photo(PhotoId id, String caption, Instant uploadedAt, int width, int height, long version) {
    /// The most characters a caption may have.
    public static final int LONGEST_CAPTION = 200;

    /// @throws InvalidInput when the caption is too long or holds characters that no text may hold
    public Photo {
        caption = Texts.clean("caption", caption, LONGEST_CAPTION, false);
        if (width < 1 || height < 1 || version < 1) {
            throw new IllegalArgumentException("a photo of " + width + " by " + height + ", version " + version);
        }
    }

    /// A photo that was not changed yet.
    public Photo(PhotoId id, String caption, Instant uploadedAt, int width, int height) {
        this(id, caption, uploadedAt, width, height, 1);
    }

    Photo withCaption(String changed) {
        return new Photo(id, changed, uploadedAt, width, height, version);
    }

    Photo withNextVersion() {
        return new Photo(id, caption, uploadedAt, width, height, version + 1);
    }

    /// As others see it: without links and numbers in the caption, and without a word of how often it changed.
    Photo published() {
        return new Photo(id, ContactDetails.leftOutOf(caption), uploadedAt, width, height);
    }
}
