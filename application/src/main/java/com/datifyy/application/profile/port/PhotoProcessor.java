package com.datifyy.application.profile.port;

/// Makes pictures of ours out of files from strangers.
public interface PhotoProcessor {
    /// Decodes a file and encodes its pixels anew, upright, in both sizes and without anything else that the
    /// file held.
    ///
    /// @param file JPEG, PNG or WebP; what it is, is seen by what it holds. It is used up
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when it is none of these, is broken, or has too
    ///     many pixels
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when too many wait for the same
    Picture process(byte[] file);
}
