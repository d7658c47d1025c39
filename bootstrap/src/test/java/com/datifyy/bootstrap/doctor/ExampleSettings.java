package com.datifyy.bootstrap.doctor;

import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/// Settings of a production that has what it must have, and of others like it.
final class ExampleSettings {
    static final String SECRET = RunningApp.anotherSecret();
    static final String DATA_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private ExampleSettings() {}

    /// As variables, to be changed at will.
    ///
    /// @param databaseUrl where PostgreSQL is
    static Map<String, String> variables(String databaseUrl) {
        return new HashMap<>(Map.of(
                "ENV",
                "production",
                "DATABASE_URL",
                databaseUrl,
                "JWT_SECRET",
                SECRET,
                "DATA_KEY",
                DATA_KEY,
                "CORS_ALLOWED_ORIGINS",
                "https://app.example.com",
                "TRUSTED_PROXY_HOPS",
                "1"));
    }

    /// With some that are different. Nothing of what they lead to is there.
    static Settings with(Map<String, String> different) {
        return Settings.from(environment(different));
    }

    static Environment environment(Map<String, String> different) {
        Map<String, String> variables = variables("postgres://maya:pw@localhost/datifyy");
        variables.putAll(different);
        return Environment.of(variables);
    }
}
