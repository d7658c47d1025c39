package com.datifyy.domain.safety;

import java.util.UUID;

/// The random name of a report.
public record ReportId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
