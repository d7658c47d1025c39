package com.datifyy.domain.settings;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Text;
import java.util.List;

/// How the app looks, the language it speaks, and the clock it goes by.
public final class AppSettings {
    /// A language tag as BCP 47 writes it, like `en` or `pt-BR`.
    public static final Text APP_LANGUAGE = new Text("app_language", 35, false);

    /// `light`, `dark` or `auto`.
    public static final Text THEME = new Text("theme", 10, false);

    /// The name of a time zone as IANA has it, like `Asia/Kolkata` or `UTC`.
    public static final Text TIME_ZONE = new Text("time_zone", 50, false);

    static final List<Attribute<?>> ALL = List.of(APP_LANGUAGE, THEME, TIME_ZONE);

    private AppSettings() {}
}
