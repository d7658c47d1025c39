package com.datifyy.adapters.postgres.settings;

import static com.datifyy.adapters.postgres.schema.Tables.USER_SETTINGS;

import com.datifyy.adapters.postgres.answers.AnswerColumns;
import com.datifyy.domain.settings.SettingsGroup;

/// The settings as columns of their table: every one.
public final class SettingsColumns {
    public static final AnswerColumns CHOSEN = new AnswerColumns(USER_SETTINGS, SettingsGroup.everyAttribute());

    private SettingsColumns() {}
}
