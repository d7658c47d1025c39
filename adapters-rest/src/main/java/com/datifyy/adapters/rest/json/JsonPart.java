package com.datifyy.adapters.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// Fields that go straight into an answer while it is written. What has hundreds of them need not be put together as
/// a tree first.
@FunctionalInterface
public interface JsonPart {
    /// Nothing.
    JsonPart NONE = _ -> {};

    void writeTo(JsonGenerator out) throws IOException;
}
