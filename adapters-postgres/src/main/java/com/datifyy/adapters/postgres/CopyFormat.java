package com.datifyy.adapters.postgres;

/// How something is written down for another instance, which may be of another release.
///
/// @param <V> what is written
public interface CopyFormat<V> {
    /// What it is of and how it is written, as a name that no other format has: a release that writes or
    /// understands anything differently has another one, so that neither reads what the other wrote.
    String name();

    byte[] write(V value);

    /// @throws RuntimeException of any kind when it is not what [#write] makes
    V read(byte[] bytes);
}
