package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.security.DataKey;
import com.datifyy.adapters.security.PrivateTokenKey;
import com.datifyy.adapters.security.PublicTokenKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keys beside the signing secret.
///
/// @param signing what signs access tokens instead of the secret, or null
/// @param previousSigning whose tokens are accepted as well
/// @param data what stored secrets are sealed with, or null when it follows from the signing secret
/// @param previousData what was sealed with opens as well
public record KeySettings(
        @Nullable PrivateTokenKey signing,
        List<PublicTokenKey> previousSigning,
        @Nullable DataKey data,
        List<DataKey> previousData) {

    static KeySettings read(Reading reading, Mode mode) {
        var data = one(reading, Variable.DATA_KEY, DataKey::of);
        if (data == null && mode == Mode.PRODUCTION) {
            reading.warn(
                    Variable.DATA_KEY,
                    "is not given and follows from JWT_SECRET: replacing that loses second factors, make one with"
                            + " `openssl rand -base64 32`");
        }
        var signing = one(reading, Variable.JWT_PRIVATE_KEY, text -> PrivateTokenKey.of(lines(text)));
        var previous = one(reading, Variable.JWT_PUBLIC_KEYS_PREVIOUS, text -> PublicTokenKey.allIn(lines(text)));
        return new KeySettings(signing, previous == null ? List.of() : previous, data, previousData(reading));
    }

    private static List<DataKey> previousData(Reading reading) {
        var text = reading.text(Variable.DATA_KEYS_PREVIOUS);
        List<DataKey> keys = new ArrayList<>();
        if (text != null) {
            for (var key : Arrays.asList(text.split(",", -1))) {
                try {
                    keys.add(DataKey.of(key));
                } catch (IllegalArgumentException unusable) {
                    reading.problem(
                            Variable.DATA_KEYS_PREVIOUS, "must be base64 of 32 bytes each, separated by commas");
                    return List.of();
                }
            }
        }
        return keys;
    }

    private static <K> @Nullable K one(Reading reading, Variable variable, Function<String, K> key) {
        var text = reading.text(variable);
        if (text == null) {
            return null;
        }
        try {
            return key.apply(text);
        } catch (IllegalArgumentException unusable) {
            reading.problem(variable, "cannot be used: " + unusable.getMessage());
            return null;
        }
    }

    /// Hosts that allow one line only have line breaks written as a backslash and an n.
    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
