package com.datifyy.adapters.images.vp8;

/// Takes a picture line by line, from the top.
@FunctionalInterface
public interface Lines {
    /// @param line counted from zero among those that are taken
    /// @param rgb the pixels that are taken, three bytes each; used again for the next line
    void take(int line, byte[] rgb);
}
