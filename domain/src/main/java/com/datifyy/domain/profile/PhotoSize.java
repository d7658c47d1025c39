package com.datifyy.domain.profile;

/// How large a photo is kept: each one is kept in both sizes.
public enum PhotoSize {
    FULL(1_600),
    THUMBNAIL(320);

    private final int longestSide;

    PhotoSize(int longestSide) {
        this.longestSide = longestSide;
    }

    /// The most pixels its longer side may have.
    public int longestSide() {
        return longestSide;
    }
}
