package com.datifyy.adapters.security;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Reads keys in the text form of RFC 7468.
///
/// Environment variables often cannot hold line breaks: `\n` written out stands for one, and spaces do as well.
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----\\s*");

    private Pem() {}

    /// What the blocks of a text hold.
    ///
    /// @param label what each of them has to be, like `PUBLIC KEY`
    /// @throws IllegalArgumentException when there is anything but such blocks; the message repeats nothing of it
    static List<byte[]> blocks(String label, String text) {
        String lines = text.replace("\\n", "\n").strip();
        var blocks = new ArrayList<byte[]>();
        var block = BLOCK.matcher(lines);
        int end = 0;
        while (end < lines.length()) {
            if (!block.region(end, lines.length()).lookingAt()
                    || !block.group(1).equals(label)) {
                throw unreadable(label);
            }
            try {
                blocks.add(Base64.getDecoder().decode(block.group(2).replaceAll("\\s", "")));
            } catch (IllegalArgumentException noBase64) {
                throw unreadable(label);
            }
            end = block.end();
        }
        return List.copyOf(blocks);
    }

    private static IllegalArgumentException unreadable(String label) {
        return new IllegalArgumentException(
                "expected is PEM: -----BEGIN %1$s-----, base64, -----END %1$s-----".formatted(label));
    }
}
