package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whole bodies as they have to be, kept as files. `-Dgolden.update=true` writes them anew; look at what changed
/// before you keep it.
public final class Golden {
    private static final Path FILES = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    public static void assertMatches(String name, JsonNode body) {
        Path file = FILES.resolve(name + ".json");
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(file, body.toPrettyString() + "\n");
            }
            assertThat(body.toPrettyString())
                    .as(name)
                    .isEqualTo(RestService.JSON.readTree(Files.readString(file)).toPrettyString());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
