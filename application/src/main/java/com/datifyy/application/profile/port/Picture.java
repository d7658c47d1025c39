package com.datifyy.application.profile.port;

import com.datifyy.domain.profile.PhotoSize;

/// A picture that was made here, as JPEG in both sizes. It holds pixels and nothing else.
///
/// @param width in pixels, at full size
/// @param height in pixels, at full size
@SuppressWarnings("ArrayRecordComponent") // only carries them from the processor to the store; never compared
public record Picture(byte[] full, byte[] thumbnail, int width, int height) {
    public byte[] bytes(PhotoSize size) {
        return size == PhotoSize.FULL ? full : thumbnail;
    }

    @Override
    public String toString() {
        return "Picture[" + width + " by " + height + "]";
    }
}
