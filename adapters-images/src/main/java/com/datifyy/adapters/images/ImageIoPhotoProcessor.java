package com.datifyy.adapters.images;

import com.datifyy.application.profile.port.PhotoProcessor;
import com.datifyy.application.profile.port.Picture;
import com.datifyy.domain.profile.PhotoSize;
import java.awt.image.BufferedImage;

/// Pictures by `javax.imageio`, a few at a time. What is encoded is an array of pixels, so nothing else that
/// was in the file can be in the picture.
public final class ImageIoPhotoProcessor implements PhotoProcessor, AutoCloseable {
    private final DecodingPool pool;
    private final Decoding decoding;

    public ImageIoPhotoProcessor(DecodingLimits limits) {
        pool = new DecodingPool(limits);
        decoding = new Decoding(limits);
    }

    @Override
    public Picture process(byte[] file) {
        return pool.run(() -> {
            Reduced reduced = Reduced.of(file);
            BufferedImage decoded = decoding.decode(file, reduced);
            BufferedImage full =
                    Pixels.upright(Pixels.within(decoded, PhotoSize.FULL.longestSide()), reduced.orientation());
            BufferedImage thumbnail = Pixels.within(full, PhotoSize.THUMBNAIL.longestSide());
            return new Picture(Pixels.jpeg(full), Pixels.jpeg(thumbnail), full.getWidth(), full.getHeight());
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
