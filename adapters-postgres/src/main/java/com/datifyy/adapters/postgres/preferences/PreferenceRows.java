package com.datifyy.adapters.postgres.preferences;

import static com.datifyy.adapters.postgres.schema.Tables.PARTNER_PREFERENCES;

import com.datifyy.adapters.postgres.answers.StoredStrengths;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;

/// Rows of the table of partner preferences.
final class PreferenceRows {
    static final List<Field<?>> FIELDS = Stream.concat(
                    PreferenceColumns.ANSWERS.fields().stream(),
                    Stream.of(
                            PARTNER_PREFERENCES.USER_ID,
                            PARTNER_PREFERENCES.MATCH_STRENGTHS,
                            PARTNER_PREFERENCES.VERSION,
                            PARTNER_PREFERENCES.UPDATED_AT))
            .toList();

    private PreferenceRows() {}

    static PartnerPreferences preferences(Record row) {
        return new PartnerPreferences(
                new UserId(row.get(PARTNER_PREFERENCES.USER_ID)),
                PreferenceColumns.ANSWERS.read(row),
                StoredStrengths.read(
                        row.get(PARTNER_PREFERENCES.MATCH_STRENGTHS).data()),
                row.get(PARTNER_PREFERENCES.VERSION),
                row.get(PARTNER_PREFERENCES.UPDATED_AT));
    }
}
