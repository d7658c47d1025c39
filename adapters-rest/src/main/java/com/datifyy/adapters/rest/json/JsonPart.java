package com.datifyy.adapters.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// Fields, or a value, that go straight into an answer while it is written. What has hundreds of fields is written
/// several times as fast as it would be put together as a tree first.
@FunctionalInterface
public interface JsonPart {
    /// Nothing.
    JsonPart NONE = _ -> {};

    void writeTo(JsonGenerator out) throws IOException;
}
