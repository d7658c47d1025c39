package com.datifyy.domain.safety;

import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.UUID;

/// The random name of a report.
public record ReportId(UUID value) {
    /// Reads an id from the outside.
    ///
    /// @throws NotFound when the text is not an id: no report has it
    public static ReportId parse(String text) {
        return Ids.uuid(text).map(ReportId::new).orElseThrow(() -> new NotFound("This report"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
