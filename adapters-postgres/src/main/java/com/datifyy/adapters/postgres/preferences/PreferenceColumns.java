package com.datifyy.adapters.postgres.preferences;

import static com.datifyy.adapters.postgres.schema.Tables.PARTNER_PREFERENCES;

import com.datifyy.adapters.postgres.answers.AnswerColumns;
import com.datifyy.domain.preferences.PreferenceGroup;

/// The preferences as columns of their table: every one.
public final class PreferenceColumns {
    public static final AnswerColumns ANSWERS =
            new AnswerColumns(PARTNER_PREFERENCES, PreferenceGroup.everyAttribute());

    private PreferenceColumns() {}
}
