package com.datifyy.application.shared.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// A box that anybody can open, with the right context: the context, a zero, and the content with every bit
/// turned over, so that what was never sealed is told from what was.
public final class PlainSecretBox implements SecretBox {
    @Override
    public byte[] seal(String context, byte[] plain) {
        byte[] label = label(context);
        byte[] sealed = Arrays.copyOf(label, label.length + plain.length);
        for (int i = 0; i < plain.length; i++) {
            sealed[label.length + i] = (byte) ~plain[i];
        }
        return sealed;
    }

    @Override
    public Opening open(String context, byte[] sealed) {
        byte[] label = label(context);
        if (sealed.length < label.length || !Arrays.equals(label, Arrays.copyOf(sealed, label.length))) {
            return new Closed("it was sealed in another context");
        }
        byte[] plain = Arrays.copyOfRange(sealed, label.length, sealed.length);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) ~plain[i];
        }
        return new Opened(plain);
    }

    private static byte[] label(String context) {
        return (context + "\0").getBytes(UTF_8);
    }
}
