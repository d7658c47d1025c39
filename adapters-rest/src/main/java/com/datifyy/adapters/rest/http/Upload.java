package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.json.JsonInput;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file that came with a request, and what was said about it.
///
/// @param type what the client calls it, or the empty text
@SuppressWarnings("ArrayRecordComponent") // only carries the file; never compared
public record Upload(byte[] file, String type, JsonInput about) {
    /// The file as text that differs where the file does.
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Upload[" + file.length + " bytes]";
    }
}
